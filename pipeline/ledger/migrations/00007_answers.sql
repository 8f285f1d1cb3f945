-- +goose Up

-- What departments answer to findings: one row for each row of a file that
-- explains or objects. Its id is kept when the file is judged again.
CREATE TABLE answers (
    id    INTEGER PRIMARY KEY,
    file  INTEGER NOT NULL REFERENCES files,
    sheet TEXT NOT NULL, -- where it stands in the file
    cell  TEXT NOT NULL,
    body  TEXT NOT NULL, -- JSON
    UNIQUE (file, sheet, cell)
) STRICT;

-- A decision on an answer names the cell in which it stands.
ALTER TABLE decisions ADD COLUMN cell TEXT NOT NULL DEFAULT '';
