package ledger

import (
	"context"
	"database/sql"
	"fmt"

	"jixiao/pipeline/ledger/body"
	"jixiao/rules/form/packed"
)

// otherwise lists the submissions of which another thing was packed than their
// bodies say. What this program cannot read in either is none of them: the one is
// made again, and of the other a damaged row is told.
func otherwise(ctx context.Context, tx *sql.Tx) ([]slot, error) {
	var out []slot
	reader := body.NewReader()
	rows, err := tx.QueryContext(ctx, `SELECT file, position, s.body, p.body FROM submissions s JOIN packed p USING (file, position)
		ORDER BY file, position`)
	err = each(rows, err, func(rows *sql.Rows) error {
		var b stored
		var data sql.RawBytes
		if err := rows.Scan(&b.file, &b.position, &b.text, &data); err != nil {
			return err
		}
		p, unreadable := packed.NewRoom().Submission(data)
		if unreadable != nil || b.decode(reader) != nil {
			return nil
		}
		if !p.Equal(packed.Of(b.submission)) {
			out = append(out, b.slot)
		}
		return nil
	})
	return out, err
}

// packed compares what was packed with what it was made from.
func (e *Examination) packed(ctx context.Context, tx *sql.Tx) error {
	slots, err := otherwise(ctx, tx)
	if err != nil {
		return err
	}
	var damaged damage
	for _, at := range slots {
		damaged.note("packed", fmt.Sprint(at.position), at.file, errNotTheBody)
	}
	if err := damaged.name(ctx, tx); err != nil {
		return err
	}
	for _, d := range damaged {
		e.doubt(Doubt{Kind: DoubtRow, Path: d.Path, Table: d.Table, Detail: d.Row + ": " + d.Why})
	}
	return nil
}

// unpack forgets what was packed otherwise than the bodies say: it is made again.
func unpack(ctx context.Context, tx *sql.Tx) error {
	slots, err := otherwise(ctx, tx)
	for _, at := range slots {
		if _, err := tx.ExecContext(ctx, `DELETE FROM packed WHERE file = ? AND position = ?`, at.file, at.position); err != nil {
			return err
		}
	}
	return err
}
