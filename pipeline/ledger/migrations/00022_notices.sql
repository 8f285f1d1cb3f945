-- +goose Up

-- How a department was told the results: the number of the notice (文号), how it was
-- sent (送达方式), who signed for it and on which day; '' of any other decision, and
-- where nobody wrote it down.
ALTER TABLE decisions ADD COLUMN doc TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN how TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN signed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN signed_on TEXT NOT NULL DEFAULT '';
