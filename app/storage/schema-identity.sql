-- After migration 5; renewed by python -m app.storage.snapshot
CREATE TABLE alias (
    participant_id TEXT NOT NULL REFERENCES identity (participant_id) ON DELETE CASCADE,
    place          INTEGER NOT NULL,
    name           TEXT NOT NULL,
    PRIMARY KEY (participant_id, place)
) STRICT;
CREATE TABLE contact_route (
    participant_id TEXT NOT NULL REFERENCES identity (participant_id) ON DELETE CASCADE,
    place          INTEGER NOT NULL,
    kind           TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'post', 'person')),
    value          TEXT NOT NULL,
    of_whom        TEXT NOT NULL,
    may_know       TEXT NOT NULL CHECK (may_know IN ('nothing', 'a_study', 'this_study')),
    note           TEXT NOT NULL,
    confirmed_on   TEXT NOT NULL,
    PRIMARY KEY (participant_id, place)
) STRICT;
CREATE TABLE draft (
    user_id TEXT PRIMARY KEY,
    words   TEXT NOT NULL
) STRICT;
CREATE TABLE head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    commits INTEGER NOT NULL,
    research_commits INTEGER NOT NULL,
    log_seq INTEGER NOT NULL,
    log_digest BLOB NOT NULL CHECK (length(log_digest) = 32),
    settled INTEGER NOT NULL CHECK (settled IN (0, 1))
) STRICT;
CREATE TABLE holder (
    user_id   TEXT PRIMARY KEY,
    recipient TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE identity (
    participant_id TEXT PRIMARY KEY,
    name           TEXT NOT NULL CHECK (name <> ''),
    born           TEXT,
    recorded_at    TEXT NOT NULL
) STRICT;
CREATE TABLE last_place (
    user_id TEXT PRIMARY KEY,
    place   TEXT NOT NULL
) STRICT;
CREATE TABLE relative (
    participant_id TEXT NOT NULL REFERENCES identity (participant_id) ON DELETE CASCADE,
    place          INTEGER NOT NULL,
    name           TEXT NOT NULL,
    role           TEXT NOT NULL,
    PRIMARY KEY (participant_id, place)
) STRICT;
CREATE TABLE undo (
    seq INTEGER PRIMARY KEY,
    sql TEXT NOT NULL
) STRICT;
