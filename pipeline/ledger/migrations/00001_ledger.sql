-- +goose Up

-- One pass over the inbox. No end: it was cut off, or is still going.
CREATE TABLE runs (
    id      INTEGER PRIMARY KEY,
    as_of   TEXT NOT NULL, -- the clock that counted
    started TEXT NOT NULL, -- real time
    ended   TEXT,          -- real time
    balance TEXT           -- JSON
) STRICT;

-- One listing of the inbox.
CREATE TABLE looks (
    id   INTEGER PRIMARY KEY,
    run  INTEGER NOT NULL REFERENCES runs,
    at   TEXT NOT NULL,
    seen INTEGER NOT NULL -- files
) STRICT;

-- One content at one path: first as the looks saw it, then as it was received.
CREATE TABLE files (
    id         INTEGER PRIMARY KEY,
    path       TEXT NOT NULL,
    size       INTEGER NOT NULL,
    mtime      TEXT NOT NULL,
    link       INTEGER NOT NULL,
    look       INTEGER NOT NULL REFERENCES looks, -- the first that saw it
    gone       INTEGER REFERENCES looks,          -- the first that saw it no longer
    arrival    TEXT NOT NULL,
    run        INTEGER REFERENCES runs,           -- that received it
    department TEXT NOT NULL DEFAULT '',
    hash       TEXT NOT NULL DEFAULT '',
    kind       TEXT NOT NULL DEFAULT '',
    verdict    TEXT NOT NULL DEFAULT '',          -- '' until it is received
    judged     TEXT NOT NULL DEFAULT '',          -- fingerprint of the campaign
    UNIQUE (path, size, mtime, link)
) STRICT;

-- What a file says: one row a sheet that was recognised.
CREATE TABLE submissions (
    file     INTEGER NOT NULL REFERENCES files,
    position INTEGER NOT NULL,
    verdict  TEXT NOT NULL,
    body     TEXT NOT NULL, -- JSON
    PRIMARY KEY (file, position)
) STRICT;

-- One version of one duty. Its id is kept when the file is judged again.
CREATE TABLE versions (
    id         INTEGER PRIMARY KEY,
    file       INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    sheet      TEXT NOT NULL,
    department TEXT NOT NULL,
    form       TEXT NOT NULL,
    project    TEXT NOT NULL,
    UNIQUE (file, sheet, department, form, project),
    FOREIGN KEY (file, position) REFERENCES submissions DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- What is wrong: with a file, or seen over the whole campaign.
CREATE TABLE findings (
    id         INTEGER PRIMARY KEY,
    whole      INTEGER NOT NULL, -- 1: over the whole campaign, replaced by every run
    file       INTEGER REFERENCES files,
    department TEXT NOT NULL,
    code       TEXT NOT NULL,
    severity   TEXT NOT NULL,
    sheet      TEXT NOT NULL,
    cell       TEXT NOT NULL,
    project    TEXT NOT NULL,
    field      TEXT NOT NULL,
    first_run  INTEGER NOT NULL REFERENCES runs,
    body       TEXT NOT NULL -- JSON
) STRICT;

CREATE INDEX findings_file ON findings (file);
