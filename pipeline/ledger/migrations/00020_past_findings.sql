-- +goose Up

-- Since when a finding has been open without a break, and which run told it first
-- before it was gone and came back. NULL: the run that first saw it, and none.
ALTER TABLE findings ADD COLUMN opened INTEGER REFERENCES runs;
ALTER TABLE findings ADD COLUMN earlier INTEGER REFERENCES runs;

-- What was found once and is no longer, so that it is known again: of files that
-- are judged again and of what is found over the campaign, where rows do not stay.
-- Outside the chain, like the runs of findings.
CREATE TABLE past_findings (
    key       TEXT PRIMARY KEY, -- a hash over what tells findings apart
    first_run INTEGER NOT NULL REFERENCES runs,
    opened    INTEGER REFERENCES runs,
    earlier   INTEGER REFERENCES runs,
    run       INTEGER NOT NULL REFERENCES runs -- that found it no longer
) STRICT, WITHOUT ROWID;

-- What came of the section's own rules when it was last counted, and over what: made
-- from the rest, outside the chain, and made anew where that is other than it was.
CREATE TABLE rule_counts (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    basis TEXT NOT NULL,
    body  TEXT NOT NULL -- JSON
) STRICT;
