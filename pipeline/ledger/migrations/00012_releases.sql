-- +goose Up

-- Releases belong to the chain, each with an entry of its own. Those from before
-- are entered as they are, for the next run to seal.
INSERT INTO entries (run, kind, file, body)
SELECT NULL, 'release', 0, json_object('code', code, 'form', form, 'at', at, 'by', by)
FROM releases ORDER BY at, code, form;
