package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"jixiao/pipeline/record"
)

// Account reads all that anything is derived from. Of the submissions, Def is
// nil: the caller knows the forms. Files that are still to be received are left
// out. What was judged of a file is left out as a whole where a part of it
// cannot be read: the account says so, and the file counts as unreadable.
func (l *Ledger) Account(ctx context.Context) (record.Account, error) {
	var account record.Account
	var made []stored
	err := l.read(ctx, "read ledger", func(tx *sql.Tx) error {
		slots, err := readAccount(ctx, tx, &account)
		if err != nil {
			return err
		}
		var damaged damage
		made, damaged, err = attachSubmissions(ctx, tx, account.Versions, slots)
		if err != nil {
			return err
		}
		account.Damaged = append(account.Damaged, damaged...)
		return aside(ctx, tx, &account)
	})
	if err != nil || len(made) == 0 || !l.engine.mayKeep() {
		return account, err
	}
	return account, l.write(ctx, "keep packed submissions", func(tx *sql.Tx) error { return keepPacked(ctx, tx, made) })
}

// Snapshot derives what the outbox is made from.
func (l *Ledger) Snapshot(ctx context.Context) (*record.Snapshot, error) {
	account, err := l.Account(ctx)
	if err != nil {
		return nil, err
	}
	return account.Snapshot(), nil
}

// Brief is the account without submissions, and much faster. Which returned
// version was mended into one of another duty cannot always be told without
// them: whoever has them puts them back.
func (l *Ledger) Brief(ctx context.Context) (record.Account, error) {
	var account record.Account
	err := l.read(ctx, "read ledger", func(tx *sql.Tx) error {
		if _, err := readAccount(ctx, tx, &account); err != nil {
			return err
		}
		return aside(ctx, tx, &account)
	})
	return account, err
}

// Outline is the snapshot without submissions, as far as it can be told.
func (l *Ledger) Outline(ctx context.Context) (*record.Snapshot, error) {
	account, err := l.Brief(ctx)
	if err != nil {
		return nil, err
	}
	return account.Snapshot(), nil
}

func readAccount(ctx context.Context, tx *sql.Tx, a *record.Account) ([]slot, error) {
	var damaged damage
	if err := readRuns(ctx, tx, a, &damaged); err != nil {
		return nil, err
	}
	shared := words{}
	var err error
	if a.Files, err = roomFor[record.File](ctx, tx, `SELECT count(*) FROM files`); err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT `+fileColumns+` FROM files WHERE verdict <> '' ORDER BY id`)
	err = each(rows, err, func(rows *sql.Rows) error {
		f, why, err := scanReadable(rows)
		if why != nil {
			damaged.note("files", f.Path, f.ID, why)
		}
		shared.file(&f)
		a.Files = append(a.Files, f)
		return err
	})
	if err != nil {
		return nil, err
	}
	files := make(map[int64]*record.File, len(a.Files))
	for i := range a.Files {
		files[a.Files[i].ID] = &a.Files[i]
	}
	slots, err := readVersions(ctx, tx, files, shared, &a.Versions)
	if err != nil {
		return nil, err
	}
	if a.Issues, err = readIssues(ctx, tx, files, shared, &damaged); err != nil {
		return nil, err
	}
	if a.Answers, err = readAnswers(ctx, tx, &damaged); err != nil {
		return nil, err
	}
	a.Damaged = damaged
	if a.Decisions, err = readDecisions(ctx, tx); err != nil {
		return nil, err
	}
	if a.Unsent, err = readUnsent(ctx, tx); err != nil {
		return nil, err
	}
	if a.Releases, err = readReleases(ctx, tx); err != nil {
		return nil, err
	}
	if a.Dispatches, err = readDispatches(ctx, tx); err != nil {
		return nil, err
	}
	a.Changed, err = readSettingChanges(ctx, tx)
	return slots, err
}

// readRuns reads the last run and the clocks of all. A balance that cannot be
// read is no reason to do without the run.
func readRuns(ctx context.Context, tx *sql.Tx, a *record.Account, damaged *damage) error {
	a.Clocks = map[int64]time.Time{}
	rows, err := tx.QueryContext(ctx, runRows+` ORDER BY id`)
	return each(rows, err, func(rows *sql.Rows) error {
		run, balance, err := scanRun(rows)
		if err != nil {
			return err
		}
		if err := readBalance(balance, &run); err != nil {
			damaged.note("runs", fmt.Sprint(run.ID), 0, err)
		}
		a.Run, a.Clocks[run.ID] = run, run.AsOf
		return nil
	})
}

// readVersions reads the versions, and where the submission of each lies.
func readVersions(ctx context.Context, tx *sql.Tx, files map[int64]*record.File, shared words, into *[]record.Version) (slots []slot, err error) {
	if *into, err = roomFor[record.Version](ctx, tx, `SELECT count(*) FROM versions`); err != nil {
		return nil, err
	}
	slots = make([]slot, 0, cap(*into))
	none := &record.File{}
	rows, err := tx.QueryContext(ctx, `SELECT id, file, position, sheet, department, form, project, verdict, figures, first_row, last_row
		FROM versions JOIN submissions USING (file, position) ORDER BY id`)
	err = each(rows, err, func(rows *sql.Rows) error {
		var v record.Version
		var at slot
		err := rows.Scan(&v.ID, &at.file, &at.position, &v.Sheet, &v.Duty.Department, &v.Duty.Form, &v.Duty.Subject, &v.Verdict, &v.Figures,
			&v.Rows.First, &v.Rows.Last)
		if v.File = files[at.file]; v.File == nil {
			v.File = none
		}
		shared.version(&v)
		*into, slots = append(*into, v), append(slots, at)
		return err
	})
	return slots, err
}

// issueRow is a row of findings before its body is read.
type issueRow struct {
	record.Issue
	id   int64
	raw  sql.RawBytes
	body []byte
}

func scanIssue(rows *sql.Rows, r *issueRow) error {
	err := rows.Scan(&r.id, &r.FileID, &r.CampaignWide, &r.Department, &r.FirstRun, &r.OpenedRun, &r.EarlierRun, &r.raw)
	r.body = append(r.body[:0], r.raw...)
	return err
}

func readIssues(ctx context.Context, tx *sql.Tx, files map[int64]*record.File, shared words, damaged *damage) ([]record.Issue, error) {
	issues, err := roomFor[record.Issue](ctx, tx, `SELECT count(*) FROM findings`)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT id, coalesce(file, 0), whole, department, first_run, coalesce(opened, 0), coalesce(earlier, 0), body
		FROM findings ORDER BY file NULLS FIRST, id`)
	err = eachBeside(rows, err, scanIssue, func(r *issueRow) {
		issue := r.Issue
		if err := decodeFinding(r.body, &issue.Finding); err != nil {
			damaged.note("findings", fmt.Sprint(r.id), ownerOf(issue), err)
			return
		}
		// JSON cannot hold every name that a disk can; the file's row does.
		if f, ok := files[issue.FileID]; ok {
			issue.Place.File = f.Path
		}
		shared.issue(&issue)
		issues = append(issues, issue)
	})
	return record.Recorded(issues), err
}

// roomFor is room for as many as a query counts.
func roomFor[T any](ctx context.Context, tx *sql.Tx, query string) ([]T, error) {
	var n int
	err := tx.QueryRowContext(ctx, query).Scan(&n)
	return make([]T, 0, n), err
}

// ownerOf is the file that a finding belongs to; none over the campaign as a
// whole does, not even one about a file: the next run finds it anew.
func ownerOf(issue record.Issue) int64 {
	if issue.CampaignWide {
		return 0
	}
	return issue.FileID
}
