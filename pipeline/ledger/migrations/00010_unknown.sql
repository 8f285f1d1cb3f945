-- +goose Up

-- Folders that a look could not look into. What came there since the look
-- before may have come at any time in between.
CREATE TABLE unknown (
    look INTEGER NOT NULL REFERENCES looks,
    path TEXT NOT NULL, -- inside the inbox, with slashes
    PRIMARY KEY (look, path)
) STRICT, WITHOUT ROWID;
