-- For whom the key of this store is wrapped. The list of users lies in the research store, which
-- stewards can write to; this one only holders of the key can.
CREATE TABLE holder (
    user_id   TEXT PRIMARY KEY,
    recipient TEXT NOT NULL UNIQUE
) STRICT;
