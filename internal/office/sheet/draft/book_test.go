package draft_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/office/sheet/draft"
	"jixiao/internal/office/sheet/limit"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

func number(row, col int, text string) form.Cell {
	return form.Cell{Ref: finding.Ref{Row: row, Col: col}, Kind: form.Number, Text: text}
}

// filled is a workbook of one sheet.
func filled(t *testing.T, limits limit.Limits, fill func(*draft.Sheet) error) (*form.Workbook, error) {
	t.Helper()
	return draft.Read("test", limits, func(b *draft.Book) error {
		s, err := b.Add("表")
		if err != nil {
			return err
		}
		return fill(s)
	})
}

func putAll(cells ...form.Cell) func(*draft.Sheet) error {
	return func(s *draft.Sheet) error {
		for _, c := range cells {
			if err := s.Put(c); err != nil {
				return err
			}
		}
		return nil
	}
}

// TestSheetOrder: files may name cells in any order, and a later cell counts.
func TestSheetOrder(t *testing.T) {
	book, err := filled(t, limit.Limits{}, putAll(
		number(2, 2, "4"), number(1, 3, "3"), number(1, 1, "1"), form.Cell{Ref: finding.Ref{Row: 9, Col: 9}},
		number(2, 1, "x"), number(2, 1, "5"), number(0, 1, "nowhere")))
	if err != nil {
		t.Fatal(err)
	}
	want := []form.Row{
		{Index: 1, Cells: []form.Cell{number(1, 1, "1"), number(1, 3, "3")}},
		{Index: 2, Cells: []form.Cell{number(2, 1, "5"), number(2, 2, "4")}},
	}
	if diff := cmp.Diff(want, book.Sheets[0].Rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSheetHiding(t *testing.T) {
	book, err := filled(t, limit.Limits{}, func(s *draft.Sheet) error {
		s.Hidden = true
		s.HideRows(5, 7)
		s.HideRows(8, 8)
		s.HideRows(2, 6)
		s.HideColumns(3, 16384)
		var cells []form.Cell
		for row := 1; row < 10; row++ {
			cells = append(cells, number(row, 2, "1"), number(row, 3, "1"))
		}
		return putAll(cells...)(s)
	})
	if err != nil {
		t.Fatal(err)
	}
	if !book.Sheets[0].Hidden {
		t.Error("sheet is shown")
	}
	for _, row := range book.Sheets[0].Rows {
		if want := 2 <= row.Index && row.Index <= 8; row.Hidden != want {
			t.Errorf("row %d hidden = %v", row.Index, row.Hidden)
		}
		if row.Cells[0].Hidden || !row.Cells[1].Hidden {
			t.Errorf("row %d: columns hidden = %v, %v, want false, true", row.Index, row.Cells[0].Hidden, row.Cells[1].Hidden)
		}
	}
}

func TestSheetMerges(t *testing.T) {
	at := func(r1, c1, r2, c2 int) form.Range {
		return form.Range{From: finding.Ref{Row: r1, Col: c1}, To: finding.Ref{Row: r2, Col: c2}}
	}
	book, err := filled(t, limit.Limits{}, func(s *draft.Sheet) error {
		for _, r := range []form.Range{at(1, 1, 2, 2), at(3, 3, 3, 3), at(5, 5, 4, 4), at(1, 4, 1, 1<<20)} {
			if err := s.Merge(r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []form.Range{at(1, 1, 2, 2), at(1, 4, 1, finding.MaxCol)}
	if diff := cmp.Diff(want, book.Sheets[0].Merges); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLimits(t *testing.T) {
	table := putAll(number(1, 1, "1"), number(1, 2, "2"), number(2, 1, "3"))
	for variant, c := range map[string]struct {
		limits limit.Limits
		value  string
	}{
		"cells":   {limit.Limits{Cells: 2}, "3"},
		"rows":    {limit.Limits{Rows: 1}, "2"},
		"columns": {limit.Limits{Columns: 1}, "2"},
	} {
		_, err := filled(t, c.limits, table)
		var refused *limit.Refusal
		if !errors.As(err, &refused) || refused.Code != "F04" || refused.Variant != variant || refused.Value != c.value {
			t.Errorf("%s: %v", variant, err)
		}
	}
	if _, err := filled(t, limit.Limits{Cells: 3, Rows: 2, Columns: 2, Sheets: 1}, table); err != nil {
		t.Errorf("a table that meets every limit exactly: %v", err)
	}
}

// TestBounds: what no setting raises.
func TestBounds(t *testing.T) {
	kept := strings.Repeat("x", 1<<20)
	for name, fill := range map[string]func(*draft.Book) error{
		"text": func(b *draft.Book) error { return b.Keep(kept) },
		"work": func(b *draft.Book) error { return b.Copy(1 << 24) },
		"sheets": func(b *draft.Book) error {
			_, err := b.Add("表")
			return err
		},
	} {
		_, err := draft.Read("test", limit.Limits{}, func(b *draft.Book) error {
			for range 10_000 {
				if err := fill(b); err != nil {
					return err
				}
			}
			return nil
		})
		var refused *limit.Refusal
		if !errors.As(err, &refused) || refused.Code != "F04" {
			t.Errorf("%s: %v, want F04", name, err)
		}
	}
}

// TestReadTurnsFaultsIntoRefusals: there is one way in which a reader fails.
func TestReadTurnsFaultsIntoRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		fill func(*draft.Book) error
		want limit.Refusal
	}{
		"error":     {func(*draft.Book) error { return errors.New("broken") }, limit.Refusal{Code: "F01", Kind: "test", Detail: "broken"}},
		"panic":     {func(*draft.Book) error { panic("out of range") }, limit.Refusal{Code: "F01", Kind: "test", Detail: "out of range"}},
		"password":  {func(*draft.Book) error { return draft.Encrypted() }, limit.Refusal{Code: "F02", Kind: "test"}},
		"cut":       {func(*draft.Book) error { return draft.Cut("row 7") }, limit.Refusal{Code: "F01", Variant: "cut", Kind: "test", Detail: "row 7"}},
		"own words": {func(*draft.Book) error { return &limit.Refusal{Code: "F03", Kind: "txt"} }, limit.Refusal{Code: "F03", Kind: "txt"}},
	} {
		_, err := draft.Read("test", limit.Limits{}, c.fill)
		refused, ok := err.(*limit.Refusal)
		if !ok {
			t.Fatalf("%s: %v is no refusal", name, err)
		}
		if diff := cmp.Diff(c.want, *refused); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
