package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"jixiao/pipeline/record"
)

// answerRow is an answer made ready for writing.
type answerRow struct {
	place record.Spot
	body  string
}

func encodeAnswers(answers []record.Answer) ([]answerRow, error) {
	var rows []answerRow
	for _, a := range answers {
		body, err := json.Marshal(a)
		if err != nil {
			return nil, err
		}
		rows = append(rows, answerRow{a.Place, string(body)})
	}
	return rows, nil
}

const insertAnswer = `INSERT INTO answers (file, sheet, cell, body) VALUES (?, ?, ?, ?)
	ON CONFLICT DO UPDATE SET body = excluded.body`

// saveAnswers writes what a file answers, over what an earlier judgement read
// in it. Answers that are read again keep their id: people refer to it.
func (w *writer) saveAnswers(ctx context.Context, file int64, rows []answerRow) error {
	known, err := answerPlaces(ctx, w.tx, file)
	if err != nil {
		return err
	}
	for _, row := range rows {
		delete(known, row.place)
		if _, err := w.tx.ExecContext(ctx, insertAnswer, file, row.place.Sheet, row.place.Cell, row.body); err != nil {
			return err
		}
	}
	for place := range known {
		if _, err := w.tx.ExecContext(ctx, `DELETE FROM answers WHERE file = ? AND sheet = ? AND cell = ?`,
			file, place.Sheet, place.Cell); err != nil {
			return err
		}
	}
	return nil
}

func answerPlaces(ctx context.Context, tx *sql.Tx, file int64) (map[record.Spot]bool, error) {
	rows, err := tx.QueryContext(ctx, `SELECT sheet, cell FROM answers WHERE file = ?`, file)
	places, err := collect(rows, err, func(rows *sql.Rows) (p record.Spot, err error) {
		err = rows.Scan(&p.Sheet, &p.Cell)
		return p, err
	})
	known := make(map[record.Spot]bool, len(places))
	for _, p := range places {
		known[p] = true
	}
	return known, err
}

func readAnswers(ctx context.Context, tx *sql.Tx, damaged *damage) ([]record.Answer, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, file, sheet, cell, body FROM answers ORDER BY file, id`)
	var answers []record.Answer
	err = each(rows, err, func(rows *sql.Rows) error {
		var a record.Answer
		var body sql.RawBytes
		if err := rows.Scan(&a.ID, &a.FileID, &a.Place.Sheet, &a.Place.Cell, &body); err != nil {
			return err
		}
		if err := json.Unmarshal(body, &a); err != nil {
			damaged.note("answers", fmt.Sprint(a.ID), a.FileID, err)
			return nil
		}
		answers = append(answers, a)
		return nil
	})
	return answers, err
}

// NewActs are the files in which the section decides something and that came since
// the last run was closed.
func (l *Ledger) NewActs(ctx context.Context) (map[int64]bool, error) {
	out := map[int64]bool{}
	err := l.read(ctx, "list acts", func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT f.id, a.body FROM answers a JOIN files f ON f.id = a.file JOIN runs r ON r.id = f.run
			WHERE r.ended IS NULL AND a.body LIKE '%"act":%'`)
		return each(rows, err, func(rows *sql.Rows) error {
			var id int64
			var body sql.RawBytes
			if err := rows.Scan(&id, &body); err != nil {
				return err
			}
			if acts(body) {
				out[id] = true
			}
			return nil
		})
	})
	return out, err
}

// acts reports whether an answer as it is stored is an act of the section.
func acts(body []byte) bool {
	var answer struct{ Act json.RawMessage }
	return json.Unmarshal(body, &answer) == nil && len(answer.Act) > 0 && answer.Act[0] == '{'
}
