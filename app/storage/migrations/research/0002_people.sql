CREATE TABLE site (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE,
    kind    TEXT NOT NULL CHECK (kind IN ('prison', 'municipality'))
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

CREATE TABLE release_date_change (
    seq               INTEGER PRIMARY KEY,
    participant_id    TEXT NOT NULL REFERENCES participant (id),
    release_day       TEXT,
    release_certainty TEXT NOT NULL,
    recorded_at       TEXT NOT NULL
) STRICT;

CREATE TABLE consent_text (
    digest     TEXT PRIMARY KEY,
    form_id    TEXT NOT NULL,
    version    INTEGER NOT NULL,
    language   TEXT NOT NULL,
    body       TEXT NOT NULL,
    kept_at    TEXT NOT NULL
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

CREATE INDEX consent_record_of ON consent_record (participant_id);

CREATE TABLE consent_answer (
    record_id  TEXT NOT NULL REFERENCES consent_record (id),
    item       TEXT NOT NULL,
    answer     TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
    understood TEXT NOT NULL CHECK (understood IN ('yes', 'explained_again', 'not_asked')),
    PRIMARY KEY (record_id, item)
) STRICT;

CREATE TABLE withdrawal (
    seq            INTEGER PRIMARY KEY,
    participant_id TEXT NOT NULL REFERENCES participant (id),
    scope          TEXT NOT NULL CHECK (scope IN ('item', 'contact', 'further_talks', 'everything')),
    item           TEXT,
    taken_by       TEXT NOT NULL,
    taken_at       TEXT NOT NULL,
    CHECK ((scope = 'item') = (item IS NOT NULL))
) STRICT;

CREATE TRIGGER consent_text_stays BEFORE UPDATE ON consent_text
BEGIN SELECT RAISE (ABORT, 'a consent text is never changed'); END;
CREATE TRIGGER consent_record_stays BEFORE UPDATE ON consent_record
BEGIN SELECT RAISE (ABORT, 'a consent record is never changed'); END;
CREATE TRIGGER consent_answer_stays BEFORE UPDATE ON consent_answer
BEGIN SELECT RAISE (ABORT, 'a consent answer is never changed'); END;
CREATE TRIGGER withdrawal_stays BEFORE UPDATE ON withdrawal
BEGIN SELECT RAISE (ABORT, 'a withdrawal is never changed'); END;
CREATE TRIGGER withdrawal_is_kept BEFORE DELETE ON withdrawal
BEGIN SELECT RAISE (ABORT, 'a withdrawal is never deleted'); END;
CREATE TRIGGER release_date_change_stays BEFORE UPDATE ON release_date_change
BEGIN SELECT RAISE (ABORT, 'the history of a release date is never changed'); END;
