-- +goose Up

-- The rows in which a version stands, where it shares its sheet with others; 0
-- is the whole sheet.
ALTER TABLE versions ADD COLUMN first_row INTEGER NOT NULL DEFAULT 0;
ALTER TABLE versions ADD COLUMN last_row INTEGER NOT NULL DEFAULT 0;
