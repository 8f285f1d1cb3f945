package correct

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"slices"

	"jixiao/rules/form"
)

// mostTried is how often a workbook is read to find out which corrections are
// harmless: enough for a score sheet with a formula over each of its columns.
const mostTried = 128

// mostRead is how many cells are read for that in all: a workbook of very many is
// read fewer times, so that a batch of them keeps nobody waiting.
const mostRead = 1_000_000

// Harmless are those of the corrections by which nothing else becomes another
// value. A number that SUM has passed over so far would change a total that is a
// formula: such a cell is left to its sender. It reads the workbook as it is and
// as it would be, and trusts nothing but that. The error is that of a context
// that has ended, or of a workbook that cannot be read.
func Harmless(ctx context.Context, r *form.Reader, book *form.Workbook, all []Correction) ([]Correction, error) {
	unknown := opaqueOf(book)
	all = slices.DeleteFunc(slices.Clone(all), func(c Correction) bool { return !mendable(book, c) || unknown.uses(c) })
	t := trial{ctx: ctx, reader: r, book: book, most: mostReadings(book)}
	if err := t.begin(); err != nil || len(all) == 0 {
		return nil, err
	}
	some, err := t.keep(all)
	if err != nil {
		return nil, err
	}
	texts := slices.DeleteFunc(slices.Clone(all), func(c Correction) bool { return c.Kind != Text })
	if t.tried >= t.most {
		some = texts // all numbers alike, so that a copy of the copy has no others
	}
	for _, try := range [][]Correction{some, texts} {
		if same, err := t.same(try); same || err != nil {
			return try, err
		}
	}
	return nil, nil
}

// keep leaves out what is not harmless by halves.
func (t *trial) keep(all []Correction) ([]Correction, error) {
	if t.tried >= t.most {
		return nil, nil
	}
	t.tried++
	same, err := t.same(all)
	switch {
	case err != nil:
		return nil, err
	case same:
		return all, nil
	case len(all) < 2:
		return nil, nil
	}
	first, err := t.keep(all[:len(all)/2])
	if err != nil {
		return nil, err
	}
	second, err := t.keep(all[len(all)/2:])
	return slices.Concat(first, second), err
}

// mendable reports whether the cell is there and nothing computes it.
func mendable(book *form.Workbook, c Correction) bool {
	s := slices.IndexFunc(book.Sheets, func(s form.Sheet) bool { return s.Name == c.Sheet })
	if s < 0 {
		return false
	}
	cell := cellAt(book.Sheets[s].Rows, c)
	return cell != nil && cell.Formula == "" && (cell.Kind == form.Text || cell.Kind == form.Number)
}

func cellAt(rows []form.Row, c Correction) *form.Cell {
	i, there := slices.BinarySearchFunc(rows, c.Cell.Row, func(r form.Row, index int) int { return cmp.Compare(r.Index, index) })
	if !there {
		return nil
	}
	cells := rows[i].Cells
	n, there := slices.BinarySearchFunc(cells, c.Cell.Col, func(cell form.Cell, col int) int { return cmp.Compare(cell.Ref.Col, col) })
	if !there {
		return nil
	}
	return &cells[n]
}

// trial compares what a workbook says with what it would say.
type trial struct {
	ctx    context.Context
	reader *form.Reader
	book   *form.Workbook
	before form.Reading
	tried  int
	most   int // that it is tried
}

// mostReadings is how often a workbook is tried.
func mostReadings(book *form.Workbook) int {
	cells := 1
	for _, s := range book.Sheets {
		for _, row := range s.Rows {
			cells += len(row.Cells)
		}
	}
	return max(min(mostTried, mostRead/cells), 1)
}

func (t *trial) begin() (err error) {
	t.before, err = t.reader.Read(t.ctx, t.book)
	return err
}

// same reports whether corrections change nothing but what they are about.
func (t *trial) same(all []Correction) (bool, error) {
	if len(all) == 0 {
		return true, nil
	}
	after, err := t.reader.Read(t.ctx, mended(t.book, all))
	if err != nil {
		return false, err
	}
	texts, touched := map[place]bool{}, map[place]bool{}
	for _, c := range all {
		touched[c.place()] = true
		texts[c.place()] = c.Kind == Text
	}
	return says(t.before, texts) == says(after, texts) && maps.Equal(tells(t.before, touched), tells(after, touched)), nil
}

// mended is the workbook with the corrections put in.
func mended(book *form.Workbook, all []Correction) *form.Workbook {
	out := *book
	out.Sheets = slices.Clone(book.Sheets)
	for i := range out.Sheets {
		s := &out.Sheets[i]
		copied := false
		for _, c := range all {
			if c.Sheet != s.Name {
				continue
			}
			if !copied {
				s.Rows, copied = cloned(s.Rows), true
			}
			if cell := cellAt(s.Rows, c); cell != nil {
				*cell = c.put(*cell, book.Date1904)
			}
		}
	}
	return &out
}

func cloned(rows []form.Row) []form.Row {
	out := slices.Clone(rows)
	for i := range out {
		out[i].Cells = slices.Clone(out[i].Cells)
	}
	return out
}

// says is a hash over all values of a reading as rules see them. Of the texts that
// become others only the places count.
func says(r form.Reading, texts map[place]bool) string {
	h := sha256.New() // which takes every write
	for _, s := range r.Submissions {
		fmt.Fprintf(h, "%s %q %d-%d %d %v %v\n", s.Form, s.Sheet, s.FirstRow, s.LastRow, s.Year, s.Nil, s.Wrong)
		say := func(id string, v form.Value) {
			fmt.Fprintf(h, "%s %s", id, v.Cell)
			if !texts[place{s.Sheet, v.Cell}] {
				fmt.Fprintf(h, " %s %q %s %s %d %v %v %v", v.State, v.Text, v.Number, v.Date, v.Shown, v.Recomputed, v.ByHundred, v.Again)
			}
			fmt.Fprintln(h)
		}
		for _, id := range slices.Sorted(maps.Keys(s.Fields)) {
			say(id, s.Fields[id])
		}
		for _, id := range slices.Sorted(maps.Keys(s.Tables)) {
			t := s.Tables[id]
			for n, rows := range [][]form.TableRow{t.Rows, t.Subtotals, t.Below} {
				fmt.Fprintln(h, id, n)
				sayRows(h, rows, say)
			}
		}
	}
	return string(h.Sum(nil))
}

func sayRows(h io.Writer, rows []form.TableRow, say func(string, form.Value)) {
	for _, row := range rows {
		fmt.Fprintf(h, "%d %q\n", row.Line, row.Group)
		for column, v := range row.Values.All() {
			say(column, v)
		}
	}
}

// tells are the findings of a reading about cells that are not touched.
func tells(r form.Reading, touched map[place]bool) map[string]int {
	out := map[string]int{}
	for _, f := range r.Findings {
		if !touched[place{f.Place.Sheet, f.Place.Cell}] {
			out[fmt.Sprintf("%s %s %q %s %s %s", f.Code, f.Variant, f.Place.Sheet, f.Place.Cell, f.Field, f.Expected)]++
		}
	}
	return out
}
