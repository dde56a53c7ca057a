-- From now on the places of those who may open the names lie with the names: a search may hold one.
DELETE FROM last_place;
