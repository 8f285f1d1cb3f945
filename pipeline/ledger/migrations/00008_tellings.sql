-- +goose Up

-- Letters to people, from before they are sent: what is sent is never sent
-- again, what failed is tried again later.
CREATE TABLE tellings (
    id        INTEGER PRIMARY KEY,
    channel   TEXT NOT NULL,    -- mail, or the name of a webhook
    kind      TEXT NOT NULL,    -- findings, reminder, daily
    unit      TEXT NOT NULL,    -- code, '' for the section
    recipient TEXT NOT NULL,
    key       TEXT NOT NULL,    -- what it tells
    run       INTEGER NOT NULL REFERENCES runs,
    state     TEXT NOT NULL,    -- due, sending, sent, dropped, failed
    tries     INTEGER NOT NULL,
    next      TEXT,             -- not before, real time
    error     TEXT NOT NULL,    -- of the last try
    made      TEXT NOT NULL,    -- real time
    ended     TEXT,             -- when it was sent, dropped or given up
    UNIQUE (channel, key)
) STRICT;

CREATE INDEX tellings_open ON tellings (state) WHERE state IN ('due', 'sending', 'failed');

-- The single things that letters told, such as one finding of a department.
CREATE TABLE told (
    channel TEXT NOT NULL,
    item    TEXT NOT NULL,
    telling INTEGER NOT NULL REFERENCES tellings,
    PRIMARY KEY (channel, item)
) STRICT, WITHOUT ROWID;

-- Rules that many sheets of a form fail, and of which the section says that
-- register and rule are right: what they found may be told.
CREATE TABLE releases (
    code TEXT NOT NULL,
    form TEXT NOT NULL,
    at   TEXT NOT NULL,
    by   TEXT NOT NULL,
    PRIMARY KEY (code, form)
) STRICT, WITHOUT ROWID;
