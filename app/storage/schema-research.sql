-- After migration 10; renewed by python -m app.storage.snapshot
CREATE INDEX appointment_at ON appointment (starts_at);
CREATE INDEX appointment_of ON appointment (participant_id);
CREATE INDEX consent_record_of ON consent_record (participant_id);
CREATE INDEX contact_attempt_of ON contact_attempt (participant_id);
CREATE INDEX detection_of ON detection (interview_id, text_version, start);
CREATE INDEX interview_of ON interview (participant_id);
CREATE INDEX journey_event_of ON journey_event (participant_id);
CREATE INDEX log_by_subject ON log (subject, seq);
CREATE INDEX note_of ON note (interview_id, place);
CREATE TABLE appointment (
    id             TEXT PRIMARY KEY,
    participant_id TEXT NOT NULL REFERENCES participant (id),
    wave           TEXT NOT NULL,
    starts_at      TEXT NOT NULL,
    minutes        INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 600),
    site_id        TEXT NOT NULL REFERENCES site (id),
    outcome        TEXT,
    sequence       INTEGER NOT NULL DEFAULT 0,
    made_by        TEXT NOT NULL
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
CREATE TABLE consent_answer (
    record_id  TEXT NOT NULL REFERENCES consent_record (id),
    item       TEXT NOT NULL,
    answer     TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
    understood TEXT NOT NULL CHECK (understood IN ('yes', 'explained_again', 'not_asked')),
    PRIMARY KEY (record_id, item)
) STRICT;
CREATE TABLE consent_record (
    id             TEXT PRIMARY KEY,
    participant_id TEXT NOT NULL REFERENCES participant (id),
    digest         TEXT NOT NULL REFERENCES consent_text (digest),
    method         TEXT NOT NULL CHECK (method IN ('screen', 'paper', 'oral', 'cross')),
    copy           TEXT NOT NULL CHECK (copy IN ('sheet', 'neutral_card', 'nothing')),
    limits_said    INTEGER NOT NULL CHECK (limits_said IN (0, 1)),
    witness        TEXT NOT NULL,
    interpreter    TEXT NOT NULL,
    taken_by       TEXT NOT NULL,
    taken_at       TEXT NOT NULL
) STRICT;
CREATE TABLE consent_text (
    digest     TEXT PRIMARY KEY,
    form_id    TEXT NOT NULL,
    version    INTEGER NOT NULL,
    language   TEXT NOT NULL,
    body       TEXT NOT NULL,
    kept_at    TEXT NOT NULL
) STRICT;
CREATE TABLE contact_attempt (
    id             TEXT PRIMARY KEY,
    participant_id TEXT NOT NULL REFERENCES participant (id),
    route          TEXT NOT NULL CHECK (route IN ('phone', 'email', 'post', 'person')),
    of_whom        TEXT NOT NULL,
    answered       TEXT NOT NULL CHECK (answered IN
                   ('reached', 'no_answer', 'wrong_route', 'message_left', 'refused')),
    tried_at       TEXT NOT NULL,
    tried_by       TEXT NOT NULL
) STRICT;
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
CREATE TABLE draft (
    user_id TEXT PRIMARY KEY,
    words   TEXT NOT NULL
) STRICT;
CREATE TABLE erased_release (
    participant_id TEXT NOT NULL REFERENCES erasure (participant_id),
    release_id     TEXT NOT NULL REFERENCES bundle_release (id),
    code           TEXT NOT NULL,
    PRIMARY KEY (participant_id, release_id)
) STRICT;
CREATE TABLE erasing (
    participant_id TEXT PRIMARY KEY
) STRICT;
CREATE TABLE erasure (
    participant_id TEXT PRIMARY KEY,
    code           TEXT NOT NULL UNIQUE,
    reason         TEXT NOT NULL CHECK (reason IN ('asked', 'term_over', 'mistake', 'ordered')),
    erased_by      TEXT NOT NULL REFERENCES users (id),
    erased_at      TEXT NOT NULL
) STRICT;
CREATE TABLE guide_text (
    digest   TEXT PRIMARY KEY,
    guide_id TEXT NOT NULL,
    version  INTEGER NOT NULL,
    language TEXT NOT NULL,
    body     TEXT NOT NULL,
    kept_at  TEXT NOT NULL
) STRICT;
CREATE TABLE head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    commits INTEGER NOT NULL,
    identity_commits INTEGER NOT NULL,
    header_revision INTEGER NOT NULL,
    log_seq INTEGER NOT NULL,
    log_digest BLOB NOT NULL CHECK (length(log_digest) = 32)
) STRICT;
CREATE TABLE interview (
    id              TEXT PRIMARY KEY,
    participant_id  TEXT NOT NULL REFERENCES participant (id),
    wave            TEXT NOT NULL,
    guide_digest    TEXT NOT NULL REFERENCES guide_text (digest),
    status          TEXT NOT NULL CHECK (status IN ('running', 'paused', 'reflecting', 'finished')),
    source          TEXT NOT NULL CHECK (source IN ('screen', 'paper')),
    interviewer     TEXT NOT NULL,
    appointment_id  TEXT REFERENCES appointment (id),
    started_at      TEXT NOT NULL,
    ended_at        TEXT,
    planned_minutes INTEGER NOT NULL CHECK (planned_minutes > 0),
    paused_seconds  INTEGER NOT NULL DEFAULT 0 CHECK (paused_seconds >= 0),
    paused_at       TEXT
) STRICT;
CREATE TABLE interview_text (
    interview_id TEXT NOT NULL REFERENCES interview (id),
    version      INTEGER NOT NULL,
    body         TEXT NOT NULL,
    digest       TEXT NOT NULL,
    made_at      TEXT NOT NULL,
    PRIMARY KEY (interview_id, version)
) STRICT;
CREATE TABLE journey_event (
    id             TEXT PRIMARY KEY,
    participant_id TEXT NOT NULL REFERENCES participant (id),
    day            TEXT,
    uncertain      INTEGER NOT NULL CHECK (uncertain IN (0, 1)),
    lane           TEXT NOT NULL,
    service        TEXT NOT NULL,
    what           TEXT NOT NULL,
    feeling        INTEGER NOT NULL CHECK (feeling BETWEEN -2 AND 2),
    stuck          INTEGER NOT NULL CHECK (stuck IN (0, 1))
) STRICT;
CREATE TABLE last_place (
    user_id TEXT PRIMARY KEY,
    place   TEXT NOT NULL
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
CREATE TABLE note (
    id           TEXT PRIMARY KEY,
    interview_id TEXT NOT NULL REFERENCES interview (id),
    topic        TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN
                 ('note', 'quote', 'observation', 'follow_up', 'off_record', 'reflection')),
    body         TEXT NOT NULL,
    written_at   TEXT NOT NULL,
    place        INTEGER NOT NULL,
    CHECK (kind <> 'off_record' OR body = '')
) STRICT;
CREATE TABLE participant (
    id                TEXT PRIMARY KEY,
    code              TEXT NOT NULL UNIQUE,
    group_code        TEXT NOT NULL CHECK (group_code IN
                      ('detainee', 'ex_detainee', 'at_risk_youth', 'professional', 'social_network')),
    site_id           TEXT NOT NULL REFERENCES site (id),
    status            TEXT NOT NULL CHECK (status IN ('enrolled', 'finished', 'lost', 'withdrawn')),
    release_day       TEXT,
    release_certainty TEXT NOT NULL CHECK (release_certainty IN ('firm', 'estimated', 'unknown')),
    protocol_id       TEXT NOT NULL,
    enrolled_at       TEXT NOT NULL,
    CHECK ((release_day IS NULL) = (release_certainty = 'unknown'))
) STRICT;
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
CREATE TABLE release_date_change (
    seq               INTEGER PRIMARY KEY,
    participant_id    TEXT NOT NULL REFERENCES participant (id),
    release_day       TEXT,
    release_certainty TEXT NOT NULL,
    recorded_at       TEXT NOT NULL
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
CREATE TABLE site (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE,
    kind    TEXT NOT NULL CHECK (kind IN ('prison', 'municipality'))
) STRICT;
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
, waiting_research TEXT, waiting_identity TEXT) STRICT;
CREATE TABLE study_secret (
    name TEXT PRIMARY KEY CHECK (name IN ('archive_identity', 'signing_secret')),
    text TEXT NOT NULL
) STRICT;
CREATE TABLE tick (
    interview_id TEXT NOT NULL REFERENCES interview (id),
    topic        TEXT NOT NULL,
    probe        TEXT NOT NULL,
    PRIMARY KEY (interview_id, topic, probe)
) STRICT;
CREATE TABLE users (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL CHECK (role IN ('lead', 'interviewer', 'steward')),
    recipient TEXT NOT NULL UNIQUE,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    added_at TEXT NOT NULL
) STRICT;
CREATE TABLE withdrawal (
    seq            INTEGER PRIMARY KEY,
    participant_id TEXT NOT NULL REFERENCES participant (id),
    scope          TEXT NOT NULL CHECK (scope IN ('item', 'contact', 'further_talks', 'everything')),
    item           TEXT,
    taken_by       TEXT NOT NULL,
    taken_at       TEXT NOT NULL, record_id TEXT,
    CHECK ((scope = 'item') = (item IS NOT NULL))
) STRICT;
CREATE TRIGGER appointment_is_kept BEFORE DELETE ON appointment
WHEN OLD.participant_id NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'an appointment ends in an outcome and is never deleted'); END;
CREATE TRIGGER appointment_outcome_stays BEFORE UPDATE ON appointment WHEN OLD.outcome IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'the outcome of an appointment is never changed'); END;
CREATE TRIGGER consent_answer_is_kept BEFORE DELETE ON consent_answer
WHEN (SELECT participant_id FROM consent_record WHERE id = OLD.record_id)
    NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'a consent answer is never deleted'); END;
CREATE TRIGGER consent_answer_stays BEFORE UPDATE ON consent_answer
BEGIN SELECT RAISE (ABORT, 'a consent answer is never changed'); END;
CREATE TRIGGER consent_record_is_kept BEFORE DELETE ON consent_record
WHEN OLD.participant_id NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'a consent record is never deleted'); END;
CREATE TRIGGER consent_record_stays BEFORE UPDATE ON consent_record
BEGIN SELECT RAISE (ABORT, 'a consent record is never changed'); END;
CREATE TRIGGER consent_text_stays BEFORE UPDATE ON consent_text
BEGIN SELECT RAISE (ABORT, 'a consent text is never changed'); END;
CREATE TRIGGER contact_attempt_is_kept BEFORE DELETE ON contact_attempt
WHEN OLD.participant_id NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'a contact attempt is never deleted'); END;
CREATE TRIGGER contact_attempt_stays BEFORE UPDATE ON contact_attempt
BEGIN SELECT RAISE (ABORT, 'a contact attempt is never changed'); END;
CREATE TRIGGER erased_release_is_kept BEFORE DELETE ON erased_release
BEGIN SELECT RAISE (ABORT, 'which bundles hold somebody erased is never deleted'); END;
CREATE TRIGGER erased_release_stays BEFORE UPDATE ON erased_release
BEGIN SELECT RAISE (ABORT, 'which bundles hold somebody erased is never changed'); END;
CREATE TRIGGER erasure_is_kept BEFORE DELETE ON erasure
BEGIN SELECT RAISE (ABORT, 'that somebody was erased is never deleted'); END;
CREATE TRIGGER erasure_stays BEFORE UPDATE ON erasure
BEGIN SELECT RAISE (ABORT, 'that somebody was erased is never changed'); END;
CREATE TRIGGER guide_text_stays BEFORE UPDATE ON guide_text
BEGIN SELECT RAISE (ABORT, 'a guide text is never changed'); END;
CREATE TRIGGER head_only_rises BEFORE UPDATE ON head
WHEN new.commits < old.commits
    OR new.identity_commits < old.identity_commits
    OR new.header_revision < old.header_revision
    OR new.log_seq < old.log_seq
BEGIN SELECT RAISE(ABORT, 'the counters never go back'); END;
CREATE TRIGGER head_stays BEFORE DELETE ON head
BEGIN SELECT RAISE(ABORT, 'the counters stay'); END;
CREATE TRIGGER interview_text_is_kept BEFORE DELETE ON interview_text
WHEN (SELECT participant_id FROM interview WHERE id = OLD.interview_id)
    NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'an interview text is never deleted'); END;
CREATE TRIGGER interview_text_stays BEFORE UPDATE ON interview_text
BEGIN SELECT RAISE (ABORT, 'an interview text is never changed'); END;
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
CREATE TRIGGER note_of_finished_interview BEFORE UPDATE ON note
WHEN (SELECT status FROM interview WHERE id = OLD.interview_id) = 'finished'
BEGIN SELECT RAISE (ABORT, 'a finished interview is never written in'); END;
CREATE TRIGGER note_of_finished_interview_is_kept BEFORE DELETE ON note
WHEN (SELECT status FROM interview WHERE id = OLD.interview_id) = 'finished'
    AND (SELECT participant_id FROM interview WHERE id = OLD.interview_id)
        NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'a finished interview loses no note'); END;
CREATE TRIGGER note_of_finished_interview_new BEFORE INSERT ON note
WHEN (SELECT status FROM interview WHERE id = NEW.interview_id) = 'finished'
BEGIN SELECT RAISE (ABORT, 'a finished interview is never written in'); END;
CREATE TRIGGER participant_is_kept BEFORE DELETE ON participant
WHEN OLD.id NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'a participant is erased or stays'); END;
CREATE TRIGGER release_date_change_is_kept BEFORE DELETE ON release_date_change
WHEN OLD.participant_id NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'the history of a release date is never deleted'); END;
CREATE TRIGGER release_date_change_stays BEFORE UPDATE ON release_date_change
BEGIN SELECT RAISE (ABORT, 'the history of a release date is never changed'); END;
CREATE TRIGGER release_is_kept BEFORE DELETE ON bundle_release
BEGIN SELECT RAISE (ABORT, 'a sealed bundle is never deleted'); END;
CREATE TRIGGER release_stays BEFORE UPDATE ON bundle_release
BEGIN SELECT RAISE (ABORT, 'a sealed bundle is never changed'); END;
CREATE TRIGGER released_interview_stays BEFORE UPDATE ON released_interview
BEGIN SELECT RAISE (ABORT, 'a sealed bundle is never changed'); END;
CREATE TRIGGER released_participant_is_kept BEFORE DELETE ON released_participant
WHEN OLD.participant_id NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'whom a sealed bundle holds is never deleted'); END;
CREATE TRIGGER released_participant_stays BEFORE UPDATE ON released_participant
BEGIN SELECT RAISE (ABORT, 'a sealed bundle is never changed'); END;
CREATE TRIGGER study_keeps_its_id BEFORE UPDATE OF id, pseudonym, created_at ON study
BEGIN SELECT RAISE(ABORT, 'a study keeps its id, pseudonym and beginning'); END;
CREATE TRIGGER study_secret_never_changes BEFORE UPDATE ON study_secret
BEGIN SELECT RAISE(ABORT, 'bundles already sealed depend on these keys'); END;
CREATE TRIGGER study_secret_stays BEFORE DELETE ON study_secret
BEGIN SELECT RAISE(ABORT, 'bundles already sealed depend on these keys'); END;
CREATE TRIGGER study_stays BEFORE DELETE ON study
BEGIN SELECT RAISE(ABORT, 'a study does not leave its own vault'); END;
CREATE TRIGGER users_stay BEFORE DELETE ON users
BEGIN SELECT RAISE(ABORT, 'the log speaks of users: they are made inactive, never removed'); END;
CREATE TRIGGER withdrawal_is_kept BEFORE DELETE ON withdrawal
WHEN OLD.participant_id NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'a withdrawal is never deleted'); END;
CREATE TRIGGER withdrawal_stays BEFORE UPDATE ON withdrawal
BEGIN SELECT RAISE (ABORT, 'a withdrawal is never changed'); END;
