-- +goose Up

-- A decision may be about a stage of the campaign, which is final from then on:
-- final says as what (JSON): 文号, the run and its seal, the forms of the stage, what
-- was open, and the files that were made of it, by their hashes in the archive. ''
-- of all other decisions.
ALTER TABLE decisions ADD COLUMN stage TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN final TEXT NOT NULL DEFAULT '';
