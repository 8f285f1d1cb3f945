package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// account reads what the ledger holds now, once the files of which something
// could not be read were judged again; it counts them. So a run closes on
// nothing that it could not read back.
func (r *receiver) account(ctx context.Context) (record.Account, int, error) {
	account, err := loadAccount(ctx, r.options.Campaign, r.ledger)
	if err != nil || len(account.Damaged) == 0 {
		return account, 0, err
	}
	for _, d := range account.Damaged {
		r.options.Log.Warn().Str("table", d.Table).Str("row", d.Row).Str("file", d.Path).Str("why", d.Why).
			Msg("a row of the ledger cannot be read")
	}
	files, err := r.mendable(ctx, account.Damaged)
	if err != nil || len(files) == 0 {
		return account, 0, err
	}
	if err := r.each(ctx, files, r.rejudge); err != nil {
		return account, 0, err
	}
	account, err = loadAccount(ctx, r.options.Campaign, r.ledger)
	return account, len(files), err
}

// mendable are the files with damaged rows that can be judged again. Where the
// original is lost as well they stay as they are: nobody waits for them.
func (r *receiver) mendable(ctx context.Context, damaged []record.Damage) ([]record.File, error) {
	lost := slices.DeleteFunc(slices.Clone(damaged), func(d record.Damage) bool { return !d.Judged() })
	files, err := r.ledger.Files(ctx, damagedFiles(lost))
	if err != nil {
		return nil, err
	}
	var out []record.File
	for _, f := range files {
		if f.Hash != "" {
			if _, err := r.load(ctx, f); err != nil {
				r.options.Log.Error().Err(err).Int64("file", f.ID).Msg("judge file again")
				continue
			}
		}
		out = append(out, f)
	}
	return out, nil
}

func damagedFiles(damaged []record.Damage) []int64 {
	var ids []int64
	seen := map[int64]bool{0: true}
	for _, d := range damaged {
		if !seen[d.File] {
			seen[d.File] = true
			ids = append(ids, d.File)
		}
	}
	return ids
}

// tellDamaged says of every file with a damaged row that it counts for nothing
// until it is judged again: a file that is gone too, of which a version may
// have stood.
func tellDamaged(c *campaign.Campaign, a *record.Account) {
	files := make(map[int64]record.File, len(a.Files))
	for _, f := range a.Files {
		files[f.ID] = f
	}
	for _, id := range damagedFiles(a.Damaged) {
		f, judged := files[id]
		if !judged {
			continue
		}
		told := []finding.Finding{{Code: "F01", Variant: "record", Place: finding.Place{File: f.Path}}}
		for _, what := range c.Engine.Complete(told, inputOf(c, f)) {
			a.Issues = append(a.Issues, record.Issue{Finding: what, Department: f.Department, FileID: f.ID,
				FirstRun: a.Run.ID, Whole: f.Gone})
		}
	}
}

// Damaged are the rows of the ledger that cannot be read, ErrNoRun where there is
// no ledger. The ledger is only read.
func Damaged(ctx context.Context, ledgerPath string) ([]record.Damage, error) {
	l, err := ledger.OpenReadOnly(ledgerPath)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, ledger.ErrUnused) {
		return nil, ErrNoRun
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = l.Close() }()
	return l.Damaged(ctx)
}
