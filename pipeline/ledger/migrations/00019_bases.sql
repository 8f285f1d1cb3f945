-- +goose Up

-- Names all that a page was made of when its digest was taken: as long as that is
-- the same, so is the digest, and the page need not be laid out to find that out.
ALTER TABLE pages ADD COLUMN basis TEXT NOT NULL DEFAULT '';
