-- +goose Up

-- What came of the section's own rules on each sheet that they were counted on last,
-- so that only sheets are judged again that are other than they were.
ALTER TABLE rule_counts ADD COLUMN sheets BLOB;
