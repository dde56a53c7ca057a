-- What somebody had typed in forms when the study was locked. It may hold names.
CREATE TABLE draft (
    user_id TEXT PRIMARY KEY,
    words   TEXT NOT NULL
) STRICT;
