CREATE TABLE detection (
    id           TEXT PRIMARY KEY,
    interview_id TEXT NOT NULL,
    text_version INTEGER NOT NULL,
    start        INTEGER NOT NULL CHECK (start >= 0),
    stop         INTEGER NOT NULL,
    label        TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('direct', 'quasi', 'context')),
    tier         TEXT NOT NULL CHECK (tier IN ('auto', 'review', 'flag', 'info')),
    layer        TEXT NOT NULL,
    entity       TEXT NOT NULL,
    replacement  TEXT NOT NULL,
    verdict      TEXT NOT NULL CHECK (verdict IN ('undecided', 'mask', 'keep')),
    reason       TEXT NOT NULL,
    origin       TEXT NOT NULL CHECK (origin IN ('program', 'person')),
    decided_by   TEXT,
    decided_at   TEXT,
    CHECK (start < stop),
    CHECK (verdict <> 'keep' OR reason <> ''),
    CHECK ((verdict = 'undecided') = (decided_at IS NULL)),
    FOREIGN KEY (interview_id, text_version) REFERENCES interview_text (interview_id, version)
) STRICT;

CREATE INDEX detection_of ON detection (interview_id, text_version, start);

CREATE TABLE read_text (
    interview_id TEXT NOT NULL,
    text_version INTEGER NOT NULL,
    read_by      TEXT NOT NULL,
    read_at      TEXT NOT NULL,
    PRIMARY KEY (interview_id, text_version, read_by),
    FOREIGN KEY (interview_id, text_version) REFERENCES interview_text (interview_id, version)
) STRICT;

CREATE TABLE recipient (
    id           TEXT PRIMARY KEY,
    name         TEXT NOT NULL,
    organisation TEXT NOT NULL,
    age_key      TEXT NOT NULL UNIQUE,
    added_at     TEXT NOT NULL
) STRICT;

CREATE TABLE release_code (
    recipient_id   TEXT NOT NULL REFERENCES recipient (id),
    participant_id TEXT NOT NULL REFERENCES participant (id),
    code           TEXT NOT NULL,
    PRIMARY KEY (recipient_id, participant_id),
    UNIQUE (recipient_id, code)
) STRICT;

CREATE TABLE bundle_release (
    id              TEXT PRIMARY KEY,
    sequence        INTEGER NOT NULL UNIQUE CHECK (sequence > 0),
    recipient_id    TEXT NOT NULL REFERENCES recipient (id),
    sealed_by       TEXT NOT NULL,
    sealed_at       TEXT NOT NULL,
    file_name       TEXT NOT NULL,
    sha256          TEXT NOT NULL,
    size            INTEGER NOT NULL,
    seal_sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE released_interview (
    release_id     TEXT NOT NULL REFERENCES bundle_release (id),
    interview_id   TEXT NOT NULL REFERENCES interview (id),
    PRIMARY KEY (release_id, interview_id)
) STRICT;

CREATE TABLE released_participant (
    release_id     TEXT NOT NULL REFERENCES bundle_release (id),
    participant_id TEXT NOT NULL REFERENCES participant (id),
    PRIMARY KEY (release_id, participant_id)
) STRICT;

CREATE TRIGGER release_stays BEFORE UPDATE ON bundle_release
BEGIN SELECT RAISE (ABORT, 'a sealed bundle is never changed'); END;
CREATE TRIGGER release_is_kept BEFORE DELETE ON bundle_release
BEGIN SELECT RAISE (ABORT, 'a sealed bundle is never deleted'); END;
CREATE TRIGGER released_interview_stays BEFORE UPDATE ON released_interview
BEGIN SELECT RAISE (ABORT, 'a sealed bundle is never changed'); END;
CREATE TRIGGER released_participant_stays BEFORE UPDATE ON released_participant
BEGIN SELECT RAISE (ABORT, 'a sealed bundle is never changed'); END;
