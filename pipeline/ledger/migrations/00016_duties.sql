-- +goose Up

-- A decision may be about what is owed, whatever was handed in for it: then it
-- names no file but a department, and perhaps the code of a rule. Origin is where
-- it was taken: '' by a command.
DROP TRIGGER decisions_stay;
DROP TRIGGER decisions_last;

CREATE TABLE decisions_new (
    id         INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL,
    undo       INTEGER NOT NULL,
    file       INTEGER REFERENCES files,
    sheet      TEXT NOT NULL,
    form       TEXT NOT NULL,
    project    TEXT NOT NULL,
    cell       TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    code       TEXT NOT NULL DEFAULT '',
    at         TEXT,          -- when the file counts as arrived; the last day of an extension or a waiver
    as_of      TEXT NOT NULL, -- the clock that counted
    made       TEXT NOT NULL, -- real time
    by         TEXT NOT NULL,
    why        TEXT NOT NULL,
    origin     TEXT NOT NULL DEFAULT ''
) STRICT;

INSERT INTO decisions_new (id, kind, undo, file, sheet, form, project, cell, at, as_of, made, by, why)
SELECT id, kind, undo, file, sheet, form, project, cell, at, as_of, made, by, why FROM decisions;

DROP TABLE decisions;
ALTER TABLE decisions_new RENAME TO decisions;

-- +goose StatementBegin
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
BEGIN SELECT raise(ABORT, 'decisions are never changed'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER decisions_last BEFORE DELETE ON decisions
BEGIN SELECT raise(ABORT, 'decisions are never deleted'); END;
-- +goose StatementEnd
