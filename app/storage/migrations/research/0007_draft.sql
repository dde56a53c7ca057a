-- What somebody without the identity key had typed in forms when the study was locked.
CREATE TABLE draft (
    user_id TEXT PRIMARY KEY,
    words   TEXT NOT NULL
) STRICT;
