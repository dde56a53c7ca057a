-- The counters of the identity store, and how to undo a change the research store never heard of.

-- One row. `research_commits` and the log's head are those of the research store at the moment
-- both changed together; `settled` is 0 from the commit here until the commit there is certain.
CREATE TABLE head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    commits INTEGER NOT NULL,
    research_commits INTEGER NOT NULL,
    log_seq INTEGER NOT NULL,
    log_digest BLOB NOT NULL CHECK (length(log_digest) = 32),
    settled INTEGER NOT NULL CHECK (settled IN (0, 1))
) STRICT;

INSERT INTO head (only, commits, research_commits, log_seq, log_digest, settled)
VALUES (1, 0, 0, 0, zeroblob(32), 1);

-- The statements that take back the last change, youngest last; empty as soon as it is settled.
CREATE TABLE undo (
    seq INTEGER PRIMARY KEY,
    sql TEXT NOT NULL
) STRICT;
