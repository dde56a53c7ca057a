-- Where somebody who may open the names was when the study was locked: it may hold a name that they
-- searched for.
CREATE TABLE last_place (
    user_id TEXT PRIMARY KEY,
    place   TEXT NOT NULL
) STRICT;
