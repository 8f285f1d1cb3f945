package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"jixiao/pipeline/record"
)

// StartRun records that a run has begun: its clock, and the real time.
func (l *Ledger) StartRun(ctx context.Context, asOf, started time.Time) (record.Run, error) {
	run := record.Run{AsOf: asOf.UTC(), Started: started.UTC()}
	err := l.write(ctx, "start run", func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `INSERT INTO runs (as_of, started) VALUES (?, ?) RETURNING id`,
			stamp(asOf), stamp(started)).Scan(&run.ID)
	})
	return run, err
}

// Finished is what a run left.
type Finished struct {
	// CampaignWide is what was found over the whole campaign, in the order given,
	// with the runs that first saw it.
	CampaignWide []record.Issue
	// TakenOver are runs that were cut off: what they received, and what they first
	// saw, is the finished run's.
	TakenOver []int64
	// Changed are the settings by which it judges otherwise than the run before.
	Changed []record.SettingChange
	// Otherwise says that something in CampaignWide is not read back as it is: a
	// name that no text can hold.
	Otherwise bool
}

// FinishRun records the end of a run, its balance, the settings by which it judged,
// and what was found over the whole campaign, which replaces what earlier runs found
// so.
//
// What runs before it received and found that were cut off was told to nobody:
// this run counts as the one that received it, and the first that saw it. The run then seals all that was recorded
// since the last one that came to its end.
func (l *Ledger) FinishRun(ctx context.Context, run record.Run, found []record.Issue, settings []record.Setting) (Finished, error) {
	balance, err := json.Marshal(run.Balance)
	if err != nil {
		return Finished{}, fmt.Errorf("finish run %d: %w", run.ID, err)
	}
	var out Finished
	err = l.write(ctx, fmt.Sprintf("finish run %d", run.ID), func(tx *sql.Tx) error {
		var whole string
		if whole, out.CampaignWide, err = replaceCampaignWide(ctx, tx, run.ID, found); err != nil {
			return err
		}
		if out.TakenOver, err = takeOver(ctx, tx, run.ID); err != nil {
			return err
		}
		for i, issue := range out.CampaignWide {
			for _, of := range []*int64{&issue.FirstRun, &issue.OpenedRun, &issue.EarlierRun} {
				if slices.Contains(out.TakenOver, *of) {
					*of = run.ID
				}
			}
			out.CampaignWide[i] = issue
		}
		if err := adopt(ctx, tx, run.ID); err != nil {
			return err
		}
		if err := changedOne(tx.ExecContext(ctx, `UPDATE runs SET ended = ?, balance = ? WHERE id = ?`,
			stamp(run.Ended), string(balance), run.ID)); err != nil {
			return err
		}
		if out.Changed, err = keepSettings(ctx, tx, run, settings); err != nil {
			return err
		}
		return sealRun(ctx, tx, run.ID, whole)
	})
	out.Otherwise = slices.ContainsFunc(out.CampaignWide, func(i record.Issue) bool { return !lasting(&i.Finding) })
	return out, err
}

// takeOver makes a run's own what runs before it recorded that were cut off,
// since the last that came to its end: that took over the others.
func takeOver(ctx context.Context, tx *sql.Tx, run int64) ([]int64, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id FROM runs WHERE ended IS NULL AND id < ?1
		AND id > (SELECT coalesce(max(id), 0) FROM runs WHERE ended IS NOT NULL AND id < ?1)`, run)
	cutOff, err := collect(rows, err, func(rows *sql.Rows) (id int64, err error) {
		err = rows.Scan(&id)
		return id, err
	})
	if err != nil || len(cutOff) == 0 {
		return nil, err
	}
	for _, statement := range []string{
		`UPDATE findings SET first_run = ?1 WHERE first_run BETWEEN ?2 AND ?3`,
		`UPDATE findings SET opened = ?1 WHERE opened BETWEEN ?2 AND ?3`,
		`UPDATE findings SET earlier = ?1 WHERE earlier BETWEEN ?2 AND ?3`,
		`UPDATE past_findings SET first_run = ?1 WHERE first_run BETWEEN ?2 AND ?3`,
		`UPDATE past_findings SET run = ?1 WHERE run BETWEEN ?2 AND ?3`,
		`UPDATE files SET run = ?1 WHERE run BETWEEN ?2 AND ?3`,
	} {
		if _, err := tx.ExecContext(ctx, statement, run, cutOff[0], cutOff[len(cutOff)-1]); err != nil {
			return nil, err
		}
	}
	return cutOff, nil
}

// changedOne makes an error of an update that did not meet its row.
func changedOne(done sql.Result, err error) error {
	if err != nil {
		return err
	}
	n, err := done.RowsAffected()
	if err == nil && n != 1 {
		return fmt.Errorf("%d rows changed: want one", n)
	}
	return err
}

// Runs lists the last runs, newest first. A run without an end was cut off, or
// is still going; one whose balance cannot be read has none.
func (l *Ledger) Runs(ctx context.Context, limit int) ([]record.Run, error) {
	var runs []record.Run
	err := l.read(ctx, "list runs", func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, runRows+` ORDER BY id DESC LIMIT ?`, limit)
		runs, err = collect(rows, err, func(rows *sql.Rows) (record.Run, error) {
			run, balance, err := scanRun(rows)
			_ = readBalance(balance, &run) // Damaged names it
			return run, err
		})
		return err
	})
	return runs, err
}

// runRows are read by scanRun.
const runRows = `SELECT id, as_of, started, ended, coalesce(balance, '') FROM runs`

func scanRun(rows *sql.Rows) (run record.Run, balance string, err error) {
	var asOf, started, ended moment
	err = rows.Scan(&run.ID, &asOf, &started, &ended, &balance)
	run.AsOf, run.Started, run.Ended = asOf.Time, started.Time, ended.Time
	return run, balance, err
}

// readBalance reads the balance of a run, which has none where it did not end
// or the text is no balance.
func readBalance(text string, run *record.Run) error {
	if text == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(text), &run.Balance); err != nil {
		run.Balance = record.Balance{}
		return fmt.Errorf("read balance of run %d: %w", run.ID, err)
	}
	return nil
}

// collect reads all rows of a query.
func collect[T any](rows *sql.Rows, err error, scan func(*sql.Rows) (T, error)) ([]T, error) {
	var all []T
	err = each(rows, err, func(rows *sql.Rows) error {
		one, err := scan(rows)
		all = append(all, one)
		return err
	})
	return all, err
}

// each visits the rows of a query. The error is a rowError where a row could be
// fetched and not be read.
func each(rows *sql.Rows, err error, visit func(*sql.Rows) error) error {
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := visit(rows); err != nil {
			// Where reading was stopped, the row is not to blame.
			return cmp.Or(rows.Err(), error(&rowError{err}))
		}
	}
	return rows.Err()
}
