package receive

import (
	"context"
	"slices"

	"jixiao/pipeline/record"
)

// Account reads what the ledger holds now, once the files of which something
// could not be read were judged again. So a run closes on nothing that it could
// not read back.
func (r *Receiver) Account(ctx context.Context) (record.Account, error) {
	account, err := r.Session.Account(ctx, r.Ledger)
	if err != nil || len(account.Damaged) == 0 {
		return account, err
	}
	for _, d := range account.Damaged {
		r.Log.Warn().Str("table", d.Table).Str("row", d.Row).Str("file", d.Path).Str("why", d.Why).
			Msg("a row of the ledger cannot be read")
	}
	files, err := r.mendable(ctx, account.Damaged)
	if err != nil || len(files) == 0 {
		return account, err
	}
	if err := r.each(ctx, files, r.rejudge); err != nil {
		return account, err
	}
	r.result.Rejudged += len(files)
	return r.Session.Account(ctx, r.Ledger)
}

// mendable are the files with damaged rows that can be judged again. Where the
// original is lost as well they stay as they are: nobody waits for them.
func (r *Receiver) mendable(ctx context.Context, damaged []record.Damage) ([]record.File, error) {
	lost := slices.DeleteFunc(slices.Clone(damaged), func(d record.Damage) bool { return !d.Judged() })
	files, err := r.Ledger.Files(ctx, record.FilesOf(lost))
	if err != nil {
		return nil, err
	}
	var out []record.File
	for _, f := range files {
		if f.Hash != "" {
			if _, err := r.load(ctx, f); err != nil {
				r.Log.Error().Err(err).Int64("file", f.ID).Msg("judge file again")
				continue
			}
		}
		out = append(out, f)
	}
	return out, nil
}
