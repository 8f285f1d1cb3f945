-- +goose Up

-- What was recorded and when, never changed later: one row each time that a
-- file is judged, a file is given up, the campaign is looked over, or the
-- section decides.
CREATE TABLE entries (
    id   INTEGER PRIMARY KEY,
    run  INTEGER REFERENCES runs, -- that made it; NULL: made between runs
    kind TEXT NOT NULL,           -- file, dropped, whole, decision
    file INTEGER NOT NULL,        -- 0 where it is about none
    body TEXT NOT NULL            -- what the ledger then said
) STRICT;

CREATE INDEX entries_file ON entries (file);

-- A finished run seals the entries that came since the one before.
ALTER TABLE runs ADD COLUMN sealed INTEGER; -- the last entry that it covers
ALTER TABLE runs ADD COLUMN previous TEXT;  -- hash of the sealed run before, '' for the first
ALTER TABLE runs ADD COLUMN hash TEXT;
