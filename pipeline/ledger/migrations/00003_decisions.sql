-- +goose Up

-- What a version says, as a hash: versions of one duty that say the same are no
-- new versions, and files of one look that do not are held back. '' until the
-- file is judged again.
ALTER TABLE versions ADD COLUMN figures TEXT NOT NULL DEFAULT '';

-- What the section decided, never changed: an undo is a row of its own. The
-- target is named by what it is: ids of versions change when a file is judged
-- anew. Of a whole file, sheet, form and project are ''.
CREATE TABLE decisions (
    id      INTEGER PRIMARY KEY,
    kind    TEXT NOT NULL,
    undo    INTEGER NOT NULL,
    file    INTEGER NOT NULL REFERENCES files,
    sheet   TEXT NOT NULL,
    form    TEXT NOT NULL,
    project TEXT NOT NULL,
    at      TEXT,          -- when the file counts as arrived
    as_of   TEXT NOT NULL, -- the clock that counted
    made    TEXT NOT NULL, -- real time
    by      TEXT NOT NULL,
    why     TEXT NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
BEGIN SELECT raise(ABORT, 'decisions are never changed'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER decisions_last BEFORE DELETE ON decisions
BEGIN SELECT raise(ABORT, 'decisions are never deleted'); END;
-- +goose StatementEnd
