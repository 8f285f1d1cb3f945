package honest

import (
	"maps"
	"slices"
)

// Book is a workbook about to be written.
type Book struct {
	Form     string // which form its first visible page is
	Pages    []*Page
	Date1904 bool
	Write    func(*Book) ([]byte, error)
	Ext      string // of the file's name
	Bureau   *Bureau
	Sender   string // unit code of the folder, "" for the section
	Project  *Project
}

// Page is one worksheet.
type Page struct {
	Name       string
	Rows       []*Row
	Hidden     bool
	HiddenCols map[int]bool
	Frozen     bool
	Filter     bool
	Watermark  string
	Groups     []int // how many indicators each dimension has
}

// Row is one row: its cells by column, from 1 on.
type Row struct {
	Part   part
	Cells  map[int]*Cell
	Hidden bool
}

// part is what a row is in the sheet, for styles to find it.
type part string

const (
	titlePart    part = "title"
	pairPart     part = "pair"
	gridPart     part = "grid"   // of a block with headers on two sides
	goalPart     part = "goal"   // texts under their labels
	headerPart   part = "header" // of the table
	dataPart     part = "data"
	subtotalPart part = "subtotal"
	closingPart  part = "closing"
	notePart     part = "note"
)

// add puts a row of cells at the end, each behind the last one; nil leaves a
// column empty.
func (p *Page) add(is part, cells ...*Cell) *Row {
	row := newRow(is, cells...)
	p.Rows = append(p.Rows, row)
	return row
}

func newRow(is part, cells ...*Cell) *Row {
	row := &Row{Part: is, Cells: map[int]*Cell{}}
	col := 1
	for _, c := range cells {
		if c == nil {
			col++
			continue
		}
		row.Cells[col] = c
		col += max(c.Wide, 1)
	}
	return row
}

// insert puts rows in before the i-th; merged cells that reach over the place
// reach on.
func (p *Page) insert(i int, rows ...*Row) {
	for above, row := range p.Rows[:i] {
		for _, c := range row.Cells {
			if above+c.Tall > i {
				c.Tall += len(rows)
			}
		}
	}
	p.Rows = slices.Insert(p.Rows, i, rows...)
}

// shift moves everything from a column on to the right.
func (p *Page) shift(from, by int) {
	for _, row := range p.Rows {
		moved := map[int]*Cell{}
		for col, c := range row.Cells {
			switch {
			case col >= from:
				col += by
			case col+c.Wide > from:
				c.Wide += by
			}
			moved[col] = c
		}
		row.Cells = moved
	}
}

// first and last are positions of rows of a part, -1 if there is none.
func (p *Page) first(is part) int {
	return slices.IndexFunc(p.Rows, func(r *Row) bool { return r.Part == is })
}

func (p *Page) last(is part) int {
	for i, r := range slices.Backward(p.Rows) {
		if r.Part == is {
			return i
		}
	}
	return -1
}

// top is where the rows under the table's headers begin.
func (p *Page) top() int {
	i := p.first(headerPart)
	for i < len(p.Rows) && p.Rows[i].Part == headerPart {
		i++
	}
	return i
}

// width is the last column that is used.
func (p *Page) width() int {
	widest := 1
	for _, row := range p.Rows {
		for col, c := range row.Cells {
			widest = max(widest, col+max(c.Wide, 1)-1)
		}
	}
	return widest
}

// order lists a row's columns.
func (r *Row) order() []int { return slices.Sorted(maps.Keys(r.Cells)) }

// cells shows every cell that has one of the roles, in reading order.
func (p *Page) cells(do func(*Cell), roles ...role) {
	for _, row := range p.Rows {
		for _, col := range row.order() {
			if c := row.Cells[col]; slices.Contains(roles, c.Role) {
				do(c)
			}
		}
	}
}
