// Package drafttest holds what tests of every reader ask of it.
//
// It owns the promises that everyone above a reader relies on, whatever the
// bytes were. It refuses fixtures: each reader's tests write their own files.
package drafttest

import (
	"testing"

	"jixiao/internal/office/sheet/limit"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Narrow are limits that random bytes can meet.
var Narrow = limit.Limits{UnzippedSize: 1 << 20, Sheets: 10, Rows: 1000, Columns: 100, Cells: 10_000, Strings: 10_000, StringLength: 1000, Merges: 100}

// Promises holds a reader to its promises: a workbook or a refusal, rows and
// cells ascending, no blank cell.
func Promises(t *testing.T, book *form.Workbook, err error) {
	t.Helper()
	if err != nil {
		if refused, ok := err.(*limit.Refusal); !ok || book != nil || refused.Code == "" || refused.Kind == "" {
			t.Fatalf("error is no refusal: %v", err)
		}
		return
	}
	for _, s := range book.Sheets {
		row := 0
		for _, r := range s.Rows {
			if r.Index <= row || len(r.Cells) == 0 {
				t.Fatalf("row %d after %d, %d cells", r.Index, row, len(r.Cells))
			}
			row = r.Index
			ordered(t, r)
		}
	}
}

func ordered(t *testing.T, r form.Row) {
	t.Helper()
	col := 0
	for _, c := range r.Cells {
		if c.Ref.Row != r.Index || c.Ref.Col <= col || c.Text == "" && c.Formula == "" || c.Ref.Col > finding.MaxCol {
			t.Fatalf("cell %s after column %d in row %d: %+v", c.Ref, col, r.Index, c)
		}
		col = c.Ref.Col
	}
}

// Cells are the cells of the first sheet by address.
func Cells(book *form.Workbook) map[string]form.Cell {
	m := map[string]form.Cell{}
	for _, r := range book.Sheets[0].Rows {
		for _, c := range r.Cells {
			m[c.Ref.String()] = c
		}
	}
	return m
}
