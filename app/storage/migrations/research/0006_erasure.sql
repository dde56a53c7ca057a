-- Somebody is erased: what is forbidden to disappear may disappear for whoever stands in `erasing`,
-- and for nobody else. The row goes when the disk has been scrubbed too.
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

CREATE TABLE erased_release (
    participant_id TEXT NOT NULL REFERENCES erasure (participant_id),
    release_id     TEXT NOT NULL REFERENCES bundle_release (id),
    code           TEXT NOT NULL,
    PRIMARY KEY (participant_id, release_id)
) STRICT;

CREATE TRIGGER erasure_stays BEFORE UPDATE ON erasure
BEGIN SELECT RAISE (ABORT, 'that somebody was erased is never changed'); END;
CREATE TRIGGER erasure_is_kept BEFORE DELETE ON erasure
BEGIN SELECT RAISE (ABORT, 'that somebody was erased is never deleted'); END;
CREATE TRIGGER erased_release_stays BEFORE UPDATE ON erased_release
BEGIN SELECT RAISE (ABORT, 'which bundles hold somebody erased is never changed'); END;
CREATE TRIGGER erased_release_is_kept BEFORE DELETE ON erased_release
BEGIN SELECT RAISE (ABORT, 'which bundles hold somebody erased is never deleted'); END;

DROP TRIGGER withdrawal_is_kept;
CREATE TRIGGER withdrawal_is_kept BEFORE DELETE ON withdrawal
WHEN OLD.participant_id NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'a withdrawal is never deleted'); END;

DROP TRIGGER appointment_is_kept;
CREATE TRIGGER appointment_is_kept BEFORE DELETE ON appointment
WHEN OLD.participant_id NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'an appointment ends in an outcome and is never deleted'); END;

DROP TRIGGER contact_attempt_is_kept;
CREATE TRIGGER contact_attempt_is_kept BEFORE DELETE ON contact_attempt
WHEN OLD.participant_id NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'a contact attempt is never deleted'); END;

CREATE TRIGGER participant_is_kept BEFORE DELETE ON participant
WHEN OLD.id NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'a participant is erased or stays'); END;
CREATE TRIGGER consent_record_is_kept BEFORE DELETE ON consent_record
WHEN OLD.participant_id NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'a consent record is never deleted'); END;
CREATE TRIGGER consent_answer_is_kept BEFORE DELETE ON consent_answer
WHEN (SELECT participant_id FROM consent_record WHERE id = OLD.record_id)
    NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'a consent answer is never deleted'); END;
CREATE TRIGGER release_date_change_is_kept BEFORE DELETE ON release_date_change
WHEN OLD.participant_id NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'the history of a release date is never deleted'); END;
CREATE TRIGGER released_participant_is_kept BEFORE DELETE ON released_participant
WHEN OLD.participant_id NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'whom a sealed bundle holds is never deleted'); END;
CREATE TRIGGER interview_text_is_kept BEFORE DELETE ON interview_text
WHEN (SELECT participant_id FROM interview WHERE id = OLD.interview_id)
    NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'an interview text is never deleted'); END;
CREATE TRIGGER note_of_finished_interview_is_kept BEFORE DELETE ON note
WHEN (SELECT status FROM interview WHERE id = OLD.interview_id) = 'finished'
    AND (SELECT participant_id FROM interview WHERE id = OLD.interview_id)
        NOT IN (SELECT participant_id FROM erasing)
BEGIN SELECT RAISE (ABORT, 'a finished interview loses no note'); END;
