-- The study itself, who works in it, its log, and the counters that make a rollback visible.

CREATE TABLE study (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    pseudonym TEXT NOT NULL,
    created_at TEXT NOT NULL,
    recovery_research TEXT NOT NULL,
    recovery_identity TEXT NOT NULL,
    language TEXT NOT NULL,
    institution TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_phone TEXT NOT NULL,
    privacy_contact TEXT NOT NULL,
    complaints_contact TEXT NOT NULL,
    ethics_reference TEXT NOT NULL,
    retention_years INTEGER NOT NULL CHECK (retention_years BETWEEN 1 AND 100),
    idle_minutes INTEGER NOT NULL CHECK (idle_minutes BETWEEN 1 AND 120),
    interview_idle_minutes INTEGER NOT NULL CHECK (interview_idle_minutes BETWEEN 1 AND 240),
    protocol_id TEXT NOT NULL
) STRICT;

CREATE TABLE study_secret (
    name TEXT PRIMARY KEY CHECK (name IN ('archive_identity', 'signing_secret')),
    text TEXT NOT NULL
) STRICT;

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL CHECK (role IN ('lead', 'interviewer', 'steward')),
    recipient TEXT NOT NULL UNIQUE,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    added_at TEXT NOT NULL
) STRICT;

CREATE TABLE log (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    subject TEXT,
    facts TEXT NOT NULL,
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

CREATE INDEX log_by_subject ON log (subject, seq);

-- One row. `commits` goes up with every commit; `identity_commits` is what the other store's
-- counter stood at when both last changed together.
CREATE TABLE head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    commits INTEGER NOT NULL,
    identity_commits INTEGER NOT NULL,
    header_revision INTEGER NOT NULL,
    log_seq INTEGER NOT NULL,
    log_digest BLOB NOT NULL CHECK (length(log_digest) = 32)
) STRICT;

INSERT INTO head (only, commits, identity_commits, header_revision, log_seq, log_digest)
VALUES (1, 0, 0, 0, 0, zeroblob(32));

CREATE TRIGGER log_follows_its_head BEFORE INSERT ON log
WHEN NOT EXISTS (
    SELECT 1 FROM head WHERE log_seq = new.seq - 1 AND log_digest = new.previous
)
BEGIN SELECT RAISE(ABORT, 'an event of the log follows the one before it'); END;

CREATE TRIGGER log_is_head AFTER INSERT ON log
BEGIN UPDATE head SET log_seq = new.seq, log_digest = new.digest; END;

CREATE TRIGGER log_never_changes BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;

CREATE TRIGGER log_never_shrinks BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'nothing leaves the log'); END;

CREATE TRIGGER head_only_rises BEFORE UPDATE ON head
WHEN new.commits < old.commits
    OR new.identity_commits < old.identity_commits
    OR new.header_revision < old.header_revision
    OR new.log_seq < old.log_seq
BEGIN SELECT RAISE(ABORT, 'the counters never go back'); END;

CREATE TRIGGER head_stays BEFORE DELETE ON head
BEGIN SELECT RAISE(ABORT, 'the counters stay'); END;

CREATE TRIGGER study_stays BEFORE DELETE ON study
BEGIN SELECT RAISE(ABORT, 'a study does not leave its own vault'); END;

CREATE TRIGGER study_keeps_its_id BEFORE UPDATE OF id, pseudonym, created_at ON study
BEGIN SELECT RAISE(ABORT, 'a study keeps its id, pseudonym and beginning'); END;

CREATE TRIGGER study_secret_never_changes BEFORE UPDATE ON study_secret
BEGIN SELECT RAISE(ABORT, 'bundles already sealed depend on these keys'); END;

CREATE TRIGGER study_secret_stays BEFORE DELETE ON study_secret
BEGIN SELECT RAISE(ABORT, 'bundles already sealed depend on these keys'); END;

CREATE TRIGGER users_stay BEFORE DELETE ON users
BEGIN SELECT RAISE(ABORT, 'the log speaks of users: they are made inactive, never removed'); END;
