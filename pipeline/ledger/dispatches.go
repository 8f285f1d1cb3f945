package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"jixiao/pipeline/record"
)

// Dispatch adds the section's words on what goes out, all or none. They get
// their ids.
func (l *Ledger) Dispatch(ctx context.Context, all []record.Dispatch) error {
	return l.write(ctx, "record dispatches", func(tx *sql.Tx) error {
		for i := range all {
			if err := insertDispatch(ctx, tx, &all[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

func insertDispatch(ctx context.Context, tx *sql.Tx, d *record.Dispatch) error {
	err := tx.QueryRowContext(ctx, `INSERT INTO dispatches (way, unit, state, run, as_of, made, by, why)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
		d.Way, d.Unit, d.State, d.Run, stamp(d.AsOf), stamp(d.Made), d.By, d.Why).Scan(&d.ID)
	if err != nil {
		return err
	}
	fact, err := dispatchFact(*d)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, insertEntry, nil, entryDispatch, 0, fact)
	return err
}

// dispatchFact is a dispatch as entries keep it: all of it.
func dispatchFact(d record.Dispatch) (string, error) {
	text, err := json.Marshal(struct {
		ID               int64
		Way, Unit, State string
		Run              int64
		AsOf, Made       string
		By, Why          string
	}{d.ID, d.Way, d.Unit, d.State, d.Run, stamp(d.AsOf), stamp(d.Made), d.By, d.Why})
	return string(text), err
}

func readDispatches(ctx context.Context, tx *sql.Tx) ([]record.Dispatch, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, way, unit, state, run, as_of, made, by, why FROM dispatches ORDER BY id`)
	return collect(rows, err, func(rows *sql.Rows) (record.Dispatch, error) {
		var d record.Dispatch
		var asOf, made moment
		err := rows.Scan(&d.ID, &d.Way, &d.Unit, &d.State, &d.Run, &asOf, &made, &d.By, &d.Why)
		d.AsOf, d.Made = asOf.Time, made.Time
		return d, err
	})
}

// Undelivered reports whether the outbox has still to follow a release.
func (l *Ledger) Undelivered(ctx context.Context) (open bool, err error) {
	err = l.read(ctx, "read dispatches", func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM dispatches WHERE way = '' AND id NOT IN (SELECT dispatch FROM delivered))`).Scan(&open)
	})
	return open, err
}

// Delivered records that the outbox has followed all there are.
func (l *Ledger) Delivered(ctx context.Context) error {
	return l.write(ctx, "record deliveries", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO delivered (dispatch) SELECT id FROM dispatches
			WHERE id NOT IN (SELECT dispatch FROM delivered)`)
		return err
	})
}

// dispatches holds the section's words on what goes out against their entries,
// one by one.
func (e *Examination) dispatches(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `SELECT body FROM entries WHERE kind = ? ORDER BY id`, entryDispatch)
	entered, err := collect(rows, err, func(rows *sql.Rows) (body string, err error) {
		err = rows.Scan(&body)
		return body, err
	})
	if err != nil {
		return err
	}
	made, err := readDispatches(ctx, tx)
	if err != nil {
		return err
	}
	for i := range max(len(made), len(entered)) {
		fact := ""
		if i < len(made) {
			if fact, err = dispatchFact(made[i]); err != nil {
				return err
			}
		}
		if i >= len(entered) || entered[i] != fact {
			e.doubt(Doubt{Kind: DoubtDispatch, Detail: fmt.Sprint(i + 1)})
			return nil
		}
	}
	return nil
}
