-- For whom the data keys are wrapped besides: a recovery sheet that was made and not tried yet.
ALTER TABLE study ADD COLUMN waiting_research TEXT;
ALTER TABLE study ADD COLUMN waiting_identity TEXT;
