package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"jixiao/pipeline/record"
)

// Account reads all that anything is derived from. Of the submissions, Def is
// nil: the caller knows the forms. Files that are still to be received are left
// out.
func (l *Ledger) Account(ctx context.Context) (record.Account, error) {
	var account record.Account
	err := l.read(ctx, "read ledger", func(tx *sql.Tx) error {
		var err error
		if account, err = readAccount(ctx, tx); err != nil {
			return err
		}
		return attachSubmissions(ctx, tx, account.Versions)
	})
	return account, err
}

// Snapshot derives what the outbox is made from.
func (l *Ledger) Snapshot(ctx context.Context) (*record.Snapshot, error) {
	account, err := l.Account(ctx)
	if err != nil {
		return nil, err
	}
	return account.Snapshot(), nil
}

// Brief is the account without submissions: enough for balances and for what
// holds over the whole campaign, and much faster.
func (l *Ledger) Brief(ctx context.Context) (record.Account, error) {
	var account record.Account
	err := l.read(ctx, "read ledger", func(tx *sql.Tx) error {
		var err error
		account, err = readAccount(ctx, tx)
		return err
	})
	return account, err
}

// Outline is the snapshot without submissions.
func (l *Ledger) Outline(ctx context.Context) (*record.Snapshot, error) {
	account, err := l.Brief(ctx)
	if err != nil {
		return nil, err
	}
	return account.Snapshot(), nil
}

func readAccount(ctx context.Context, tx *sql.Tx) (record.Account, error) {
	var a record.Account
	rows, err := tx.QueryContext(ctx, `SELECT id, as_of, started, ended, balance FROM runs ORDER BY id`)
	runs, err := collect(rows, err, scanRun)
	if err != nil {
		return a, err
	}
	a.Clocks = make(map[int64]time.Time, len(runs))
	for _, run := range runs {
		a.Run, a.Clocks[run.ID] = run, run.AsOf
	}
	rows, err = tx.QueryContext(ctx, `SELECT `+fileColumns+` FROM files WHERE verdict <> '' ORDER BY id`)
	if a.Files, err = collect(rows, err, scanFile); err != nil {
		return a, err
	}
	files := make(map[int64]record.File, len(a.Files))
	for _, f := range a.Files {
		files[f.ID] = f
	}
	if a.Versions, err = readVersions(ctx, tx, files); err != nil {
		return a, err
	}
	if a.Issues, err = readIssues(ctx, tx, files); err != nil {
		return a, err
	}
	if a.Answers, err = readAnswers(ctx, tx); err != nil {
		return a, err
	}
	if a.Decisions, err = readDecisions(ctx, tx); err != nil {
		return a, err
	}
	if a.Unsent, err = readUnsent(ctx, tx); err != nil {
		return a, err
	}
	a.Releases, err = readReleases(ctx, tx)
	return a, err
}

func readVersions(ctx context.Context, tx *sql.Tx, files map[int64]record.File) ([]record.Version, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, file, sheet, department, form, project, verdict, figures
		FROM versions JOIN submissions USING (file, position) ORDER BY id`)
	return collect(rows, err, func(rows *sql.Rows) (record.Version, error) {
		var v record.Version
		var file int64
		err := rows.Scan(&v.ID, &file, &v.Sheet, &v.Duty.Department, &v.Duty.Form, &v.Duty.Project, &v.Verdict, &v.Figures)
		v.File = files[file]
		return v, err
	})
}

func readIssues(ctx context.Context, tx *sql.Tx, files map[int64]record.File) ([]record.Issue, error) {
	rows, err := tx.QueryContext(ctx, `SELECT coalesce(file, 0), whole, department, first_run, body
		FROM findings ORDER BY file, id`)
	return collect(rows, err, func(rows *sql.Rows) (record.Issue, error) {
		var issue record.Issue
		var body sql.RawBytes
		err := rows.Scan(&issue.FileID, &issue.Whole, &issue.Department, &issue.FirstRun, &body)
		if err != nil {
			return issue, err
		}
		if err := json.Unmarshal(body, &issue.Finding); err != nil {
			return issue, fmt.Errorf("finding of file %d: %w", issue.FileID, err)
		}
		// JSON cannot hold every name that a disk can; the file's row does.
		if f, ok := files[issue.FileID]; ok {
			issue.Place.File = f.Path
		}
		return issue, nil
	})
}
