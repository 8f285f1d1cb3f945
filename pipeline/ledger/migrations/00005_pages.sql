-- +goose Up

-- What the outbox shows of one page, and since when it has shown just that: so
-- a page that nothing new is to be said on stays as it is, and is the same when
-- the outbox is made again.
CREATE TABLE pages (
    name   TEXT PRIMARY KEY, -- path inside the outbox, with slashes
    digest TEXT NOT NULL,    -- of all that it shows but its moment
    at     TEXT NOT NULL     -- the clock of the run that last changed it
) STRICT, WITHOUT ROWID;
