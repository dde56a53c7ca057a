-- Which record something was taken back from: the clock of a laptop may have been set back since.
-- No reference: of a damaged store a withdrawal must stay when its record is lost.
ALTER TABLE withdrawal ADD COLUMN record_id TEXT;

-- What was written before is told in the log, in the order in which it happened: the nth withdrawal
-- by its nth event, and the record by how many there were then.
DROP TRIGGER withdrawal_stays;
UPDATE withdrawal SET record_id = (
    SELECT record.id
    FROM (
        SELECT id, participant_id,
            row_number() OVER (PARTITION BY participant_id ORDER BY rowid) AS nth
        FROM consent_record
    ) AS record
    WHERE record.participant_id = withdrawal.participant_id
        AND record.nth = (
            SELECT count(*) FROM log AS given
            WHERE given.subject = withdrawal.participant_id AND given.kind = 'consent-recorded'
                AND given.seq < (
                    SELECT told.seq
                    FROM (
                        SELECT seq, subject,
                            row_number() OVER (PARTITION BY subject ORDER BY seq) AS nth
                        FROM log WHERE kind = 'consent-withdrawn'
                    ) AS told
                    WHERE told.subject = withdrawal.participant_id
                        AND told.nth = (
                            SELECT count(*) FROM withdrawal AS earlier
                            WHERE earlier.participant_id = withdrawal.participant_id
                                AND earlier.seq <= withdrawal.seq
                        )
                )
        )
);
CREATE TRIGGER withdrawal_stays BEFORE UPDATE ON withdrawal
BEGIN SELECT RAISE (ABORT, 'a withdrawal is never changed'); END;
