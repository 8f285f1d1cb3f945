-- +goose Up

-- When the system that holds the file last changed it; NULL where none is known.
ALTER TABLE files ADD COLUMN ctime TEXT;

-- What the arrival goes by: the first look that saw the file, or its change.
ALTER TABLE files ADD COLUMN basis TEXT NOT NULL DEFAULT 'look';

-- Real time since when a file at the path could not be received; NULL once it was.
ALTER TABLE files ADD COLUMN waiting TEXT;

-- The device that held the inbox; '' where the system does not tell.
ALTER TABLE looks ADD COLUMN device TEXT NOT NULL DEFAULT '';
