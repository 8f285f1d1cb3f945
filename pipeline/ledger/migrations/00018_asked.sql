-- +goose Up

-- What every run asks for, however many files are known: those that are still to
-- be received, where a content was before, and what was found over the campaign.
CREATE INDEX files_pending ON files (id) WHERE gone IS NULL AND verdict IN ('', 'unsettled');
CREATE INDEX files_hash ON files (hash, department) WHERE hash <> '';
CREATE INDEX findings_whole ON findings (id) WHERE whole = 1;
