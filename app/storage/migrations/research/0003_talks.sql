CREATE TABLE guide_text (
    digest   TEXT PRIMARY KEY,
    guide_id TEXT NOT NULL,
    version  INTEGER NOT NULL,
    language TEXT NOT NULL,
    body     TEXT NOT NULL,
    kept_at  TEXT NOT NULL
) STRICT;

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

CREATE INDEX appointment_of ON appointment (participant_id);
CREATE INDEX appointment_at ON appointment (starts_at);

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

CREATE INDEX contact_attempt_of ON contact_attempt (participant_id);

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

CREATE INDEX interview_of ON interview (participant_id);

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

CREATE INDEX note_of ON note (interview_id, place);

CREATE TABLE tick (
    interview_id TEXT NOT NULL REFERENCES interview (id),
    topic        TEXT NOT NULL,
    probe        TEXT NOT NULL,
    PRIMARY KEY (interview_id, topic, probe)
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

CREATE INDEX journey_event_of ON journey_event (participant_id);

CREATE TRIGGER appointment_is_kept BEFORE DELETE ON appointment
BEGIN SELECT RAISE (ABORT, 'an appointment ends in an outcome and is never deleted'); END;
CREATE TRIGGER appointment_outcome_stays BEFORE UPDATE ON appointment WHEN OLD.outcome IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'the outcome of an appointment is never changed'); END;
CREATE TRIGGER contact_attempt_stays BEFORE UPDATE ON contact_attempt
BEGIN SELECT RAISE (ABORT, 'a contact attempt is never changed'); END;
CREATE TRIGGER contact_attempt_is_kept BEFORE DELETE ON contact_attempt
BEGIN SELECT RAISE (ABORT, 'a contact attempt is never deleted'); END;
CREATE TRIGGER guide_text_stays BEFORE UPDATE ON guide_text
BEGIN SELECT RAISE (ABORT, 'a guide text is never changed'); END;
CREATE TRIGGER interview_text_stays BEFORE UPDATE ON interview_text
BEGIN SELECT RAISE (ABORT, 'an interview text is never changed'); END;
CREATE TRIGGER note_of_finished_interview_new BEFORE INSERT ON note
WHEN (SELECT status FROM interview WHERE id = NEW.interview_id) = 'finished'
BEGIN SELECT RAISE (ABORT, 'a finished interview is never written in'); END;
CREATE TRIGGER note_of_finished_interview BEFORE UPDATE ON note
WHEN (SELECT status FROM interview WHERE id = OLD.interview_id) = 'finished'
BEGIN SELECT RAISE (ABORT, 'a finished interview is never written in'); END;
