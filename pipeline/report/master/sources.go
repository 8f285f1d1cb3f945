package master

import (
	"jixiao/internal/office/write"
	"jixiao/pipeline/merge"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// mostFigures is of how many figures 数据来源 names the cell of each. A longer list
// nobody can open: there every row of the master is one entry, as those of tables
// are.
const mostFigures = 100_000

// figure says where one figure of the master came from.
type figure struct {
	row, column int // in the master
	cell        write.Cell
	version     *record.Version
	what, from  string // cells of the sender's sheet
}

// origin says where figures of one row came from, those of one version: from which
// column to which, and from what area of the sender's sheet.
type origin struct {
	row, first, last int
	version          *record.Version
	from             merge.Area
}

// figuresIn is how many figures there may be of which each has a cell that it came
// from.
func figuresIn(of *merge.Master) int {
	n := 0
	for _, s := range of.Sheets {
		n += figuresOn(s)
	}
	return n
}

// figuresOn is figuresIn of one sheet.
func figuresOn(s *merge.Sheet) int {
	n := 0
	if s.ListsTable() {
		return n
	}
	for i := range s.Columns() {
		if s.At(i).Field != nil {
			n += len(s.Rows)
		}
	}
	return n
}

// remember notes where the figure of a column came from, of the row that is
// written next.
func (m *master) remember(t *sheet, column int, v merge.Value, cell write.Cell) {
	switch {
	case t.merged.ListsTable() || v.Version == nil || cell.IsBlank() || t.Full():
	case m.byRow:
		t.widen(column+1, v)
	default:
		t.figures = append(t.figures, figure{row: t.Next(), column: column + 1, cell: cell, version: v.Version, what: v.What, from: v.From()})
	}
}

// widen takes a figure into what is noted of its row.
func (t *sheet) widen(column int, v merge.Value) {
	area := v.Area()
	for i := len(t.origins) - 1; i >= 0 && t.origins[i].row == t.Next(); i-- {
		if o := &t.origins[i]; o.version == v.Version {
			o.last, o.from = column, o.from.With(area.First).With(area.Last)
			return
		}
	}
	t.origins = append(t.origins, origin{row: t.Next(), first: column, last: column, version: v.Version, from: area})
}

// rememberRow notes where a row of a table came from: of a list a row is one
// entry, a figure each would be more than a sheet can hold.
func (t *sheet) rememberRow(r *merge.Opened) {
	first, last := t.fields()
	if t.merged.ListsTable() && r.Version != nil && first > 0 && !t.Full() {
		t.origins = append(t.origins, origin{row: t.Next(), first: first, last: last, version: r.Version, from: r.Extent()})
	}
}

// subjectOf is the code of what a row is about, as people know it: "" where that
// is who sent the file.
func (t *sheet) subjectOf(row int, v *record.Version) string {
	r := &t.merged.Rows[row-t.First]
	return record.Duty{Department: v.Duty.Department, Subject: r.Subject}.SubjectCode()
}

// fields are the first and the last column that show a field of the form, 0
// where none does.
func (t *sheet) fields() (first, last int) {
	for i := range t.merged.Columns() {
		if t.merged.At(i).Field == nil {
			continue
		}
		if first == 0 {
			first = i + 1
		}
		last = i + 1
	}
	return first, last
}

// at is a cell of the master.
func (f figure) at() finding.Ref { return finding.Ref{Row: f.row, Col: f.column} }

// cells are those of the master that came from there.
func (o origin) cells() string {
	return merge.Area{First: finding.Ref{Row: o.row, Col: o.first}, Last: finding.Ref{Row: o.row, Col: o.last}}.String()
}
