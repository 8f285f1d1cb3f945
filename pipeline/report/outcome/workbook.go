package outcome

import (
	"fmt"
	"io"
	"time"

	"jixiao/internal/digest"
	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// Workbook writes the workbook as of a moment since which it has said the same, with
// what the section filled in. The digest names all that it says but these.
func (o *Outcome) Workbook(w io.Writer, at time.Time, hand Hand) (says string, err error) {
	b := write.New(write.Info{Title: o.title("绩效评价结果应用"), Author: view.Author, At: at})
	d := digest.New()
	d.Add(o.Campaign.Name, o.Campaign.District)
	for _, t := range o.Tables() {
		t.digested(d).sheet(b, o.Campaign.Name, o.AsOfTextAt(at), hand)
	}
	says = d.Sum()
	if err := b.Write(w); err != nil {
		return "", fmt.Errorf("write outcome: %w", err)
	}
	return says, nil
}

// digested is the table, of which a digest takes in what it says while its rows are
// asked for.
func (t Table) digested(d *digest.Digest) Table {
	d.Add(t.Name, t.Title, t.Counted, t.Notes)
	for _, c := range t.Columns {
		d.Add(c.Name, string(c.Type), c.width)
	}
	rows := t.rows
	t.rows = func(yield func(Row) bool) {
		for r := range rows {
			for _, v := range r.Cells {
				d.Add(v.Text, v.Number.String(), v.Stored)
			}
			d.Add(len(r.Cells))
			if !yield(r) {
				return
			}
		}
	}
	return t
}

// sheet writes the table as a sheet of a workbook; what its columns count stands
// below it.
func (t Table) sheet(b *write.Book, header, moment string, hand Hand) {
	columns := t.drawn()
	l := view.Layout(header, 1, columns)
	l.Legible = true
	s := &view.Table{Sheet: b.Sheet(t.Name, l), Columns: columns}
	s.Begin(t.Title, t.Counted+"    "+moment)
	totals := make([]decimal.Decimal, len(t.Columns))
	var cells []write.Cell
	for r := range t.Rows() {
		cells = cells[:0]
		for i, v := range r.Cells {
			cells = append(cells, view.CellOf(t.Columns[i].Type, v))
			if t.Columns[i].sum && v.OK() {
				totals[i] = totals[i].Add(v.Number)
			}
		}
		for _, c := range t.Columns[len(r.Cells):] {
			cells = append(cells, hand[filled{t.Name, r.Cells[0].Text, c.Name}].Input())
		}
		s.Row(cells...)
	}
	last := s.Next() - 1
	if last < s.First {
		s.Row(write.Text("没有要列的。").As(write.Note).Aligned(write.Left).Over(s.FirstPage()))
	}
	s.End()
	if last >= s.First {
		t.close(s, last, totals)
	}
	for _, note := range t.Notes {
		// The first column may be printed on every page.
		s.Row(write.Cell{}.As(write.Note), write.Text(note).As(write.Note).Aligned(write.Left).Wrapped().Over(s.FirstPage()-1))
	}
}

// close writes the sums under the data.
func (t Table) close(s *view.Table, last int, totals []decimal.Decimal) {
	var cells []write.Cell
	for i, c := range t.Columns {
		var cell write.Cell
		switch {
		case i == 0:
			cell = write.Text("合计")
		case c.sum:
			cell = s.Over("SUM", i+1, last, view.NumberOf(c.Type, totals[i]))
		}
		cells = append(cells, cell.As(write.Total))
	}
	s.Row(cells...)
}

// drawn are the columns as a sheet has them.
func (t Table) drawn() (all []view.Column) {
	for _, c := range t.Columns {
		switch {
		case c.words:
			all = append(all, view.Words(c.Name, c.width))
		case c.Type.Numeric() && c.Type != form.TypeCount:
			all = append(all, view.Number(c.Name, c.width))
		default:
			all = append(all, view.Short(c.Name, c.width))
		}
	}
	return all
}
