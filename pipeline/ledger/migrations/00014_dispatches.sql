-- +goose Up

-- What the section said of what goes out to departments, never changed: that
-- results are published in another way from then on, or that a department's
-- results, as they are, may go out.
CREATE TABLE dispatches (
    id    INTEGER PRIMARY KEY,
    way   TEXT NOT NULL,    -- of publishing from then on, '' where a department's results are released
    unit  TEXT NOT NULL,    -- code of that department
    state TEXT NOT NULL,    -- what was to be told to it
    run   INTEGER NOT NULL REFERENCES runs, -- the last one
    as_of TEXT NOT NULL,    -- its clock
    made  TEXT NOT NULL,    -- real time
    by    TEXT NOT NULL,
    why   TEXT NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER dispatches_stay BEFORE UPDATE ON dispatches
BEGIN SELECT raise(ABORT, 'dispatches are never changed'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER dispatches_last BEFORE DELETE ON dispatches
BEGIN SELECT raise(ABORT, 'dispatches are never deleted'); END;
-- +goose StatementEnd

-- The dispatches that the outbox has followed since: what is not named here was
-- cut off before it went out.
CREATE TABLE delivered (
    dispatch INTEGER PRIMARY KEY REFERENCES dispatches
) STRICT;
