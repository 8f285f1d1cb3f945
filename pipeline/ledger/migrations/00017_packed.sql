-- +goose Up

-- What submissions say, in few bytes: made from their bodies, outside the chain,
-- and made again where it is absent or of another version of the program.
CREATE TABLE packed (
    file     INTEGER NOT NULL,
    position INTEGER NOT NULL,
    body     BLOB NOT NULL,
    PRIMARY KEY (file, position),
    FOREIGN KEY (file, position) REFERENCES submissions ON DELETE CASCADE
) STRICT;

-- Whatever changes a body, what was made from it goes.
-- +goose StatementBegin
CREATE TRIGGER packed_follows AFTER UPDATE OF body ON submissions
BEGIN DELETE FROM packed WHERE file = OLD.file AND position = OLD.position; END;
-- +goose StatementEnd
