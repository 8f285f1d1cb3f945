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
	id    int64
	place record.Spot
	body  string
}

// encodeAnswers makes answers ready. Of two in one cell the last counts.
func encodeAnswers(answers []record.Answer) ([]answerRow, error) {
	var rows []answerRow
	at := map[record.Spot]int{}
	for _, a := range answers {
		body, err := json.Marshal(a)
		if err != nil {
			return nil, err
		}
		i, twice := at[a.Place]
		if !twice {
			i, rows = len(rows), append(rows, answerRow{place: a.Place})
			at[a.Place] = i
		}
		rows[i].body = string(body)
	}
	return rows, nil
}

var insertAnswers = inserting("answers", "id, file, sheet, cell, body", ` ON CONFLICT (id) DO UPDATE SET body = excluded.body`)

func (r *fileRow) numberAnswers(next func() int64) {
	for i := range r.answers {
		a := &r.answers[i]
		if a.id = r.was.answers[a.place]; a.id == 0 {
			a.id = next()
		}
	}
}

// saveAnswers writes what files answer.
func (w *writer) saveAnswers(ctx context.Context) error {
	var values []any
	for _, row := range w.rows {
		for _, a := range row.answers {
			values = append(values, a.id, row.file.ID, a.place.Sheet, a.place.Cell, a.body)
		}
	}
	return insertAnswers.write(ctx, w.tx, values)
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
