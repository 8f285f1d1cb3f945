package receive

import (
	"context"
	"slices"

	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

// Follow judges again, from the archive, what was judged by some decisions and is
// judged otherwise by those that the ledger holds now, as part of a run that has
// ended. What was stale before is left to the next run. It returns how many files
// were judged.
func Follow(ctx context.Context, s *workspace.Session, run record.Run, before []record.Decision) (int, error) {
	then := *s
	then.AsOf = run.AsOf
	r := New(&then, run.ID, Source{})
	defer r.Close()
	if err := r.goBy(before); err != nil {
		return 0, err
	}
	was := r.bearing
	if err := r.prepare(ctx); err != nil {
		return 0, err
	}
	files, err := r.Ledger.Stale(ctx, ledger.Settings{Stale: func(f ledger.JudgedFile) bool {
		return r.stale(f) && f.Judged == r.judgedBy(was, f.Department, f.Forms)
	}, ByForm: func(department string) bool { return was.ByForm(department) || r.bearing.ByForm(department) }})
	if err != nil {
		return 0, err
	}
	files = slices.DeleteFunc(files, func(f record.File) bool { return f.Hash == "" })
	err = r.each(ctx, files, r.rejudge)
	return len(files), err
}
