CREATE TABLE last_place (
    user_id TEXT PRIMARY KEY,
    place   TEXT NOT NULL
) STRICT;
