package ledger

import "context"

// replaceSubmissions takes the place of what an earlier judgement read in the
// file. Versions that are read again keep their id: people refer to it.
func (w *writer) replaceSubmissions(ctx context.Context, file int64, rows []submissionRow) error {
	const nowhere = -1
	if _, err := w.tx.ExecContext(ctx, `UPDATE versions SET position = ? WHERE file = ?`, nowhere, file); err != nil {
		return err
	}
	if err := w.saveSubmissions(ctx, file, rows); err != nil {
		return err
	}
	if _, err := w.tx.ExecContext(ctx, `DELETE FROM versions WHERE file = ? AND position = ?`, file, nowhere); err != nil {
		return err
	}
	_, err := w.tx.ExecContext(ctx, `DELETE FROM submissions WHERE file = ? AND position >= ?`, file, len(rows))
	return err
}

// saveSubmissions writes what a file says and for which duties.
func (w *writer) saveSubmissions(ctx context.Context, file int64, rows []submissionRow) error {
	for position, row := range rows {
		if _, err := w.submission.ExecContext(ctx, file, position, row.verdict, row.body); err != nil {
			return err
		}
		for _, v := range row.versions {
			if err := w.saveVersion(ctx, file, position, row.sheet, v); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *writer) saveVersion(ctx context.Context, file int64, position int, sheet string, v versionRow) error {
	_, err := w.version.ExecContext(ctx, file, position, sheet, v.duty.Department, v.duty.Form, v.duty.Project, v.figures)
	return err
}
