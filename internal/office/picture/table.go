package picture

import (
	"cmp"
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// table is one sheet while it is drawn.
type table struct {
	book  *Book
	sheet *form.Sheet
	index int

	marks      []placedMark
	loaded     []form.Row // the rows of the extent
	rowExtent  extent
	colExtent  extent
	appearance *appearance
	plain      bool // without looks

	rows, cols           []axis
	belowRows, afterCols seam
	cells                []cell
	spans                []span
	atCell               map[int][]Mark // by position
	undrawn              int            // marks
}

// placedMark is a mark with its address.
type placedMark struct {
	Mark
	at finding.Ref
}

// cell is one place of what is drawn.
type cell struct {
	value  *form.Cell // nil where it is blank
	style  int32
	span   int32 // from 1; 0 is none
	filled bool
	alone  bool // the only one of its row, in a sheet without looks
}

func (t *table) at(r, c int) *cell { return &t.cells[r*len(t.cols)+c] }

// marked takes the marks of this sheet.
func (t *table) marked(marks []Mark) {
	for _, m := range marks {
		at, err := finding.ParseRef(m.Cell)
		if err == nil && !at.IsZero() && m.Sheet == t.sheet.Name {
			t.marks = append(t.marks, placedMark{m, at})
		}
	}
	slices.SortStableFunc(t.marks, func(a, b placedMark) int {
		return cmp.Or(cmp.Compare(a.at.Row, b.at.Row), cmp.Compare(a.at.Col, b.at.Col))
	})
}

// arrange finds out what is drawn and where.
func (t *table) arrange() {
	var rows, cols []int
	for _, m := range t.marks {
		rows, cols = append(rows, m.at.Row), append(cols, m.at.Col)
	}
	slices.Sort(cols)
	o := t.book.options
	t.rowExtent = newExtent(o.Rows, lastRow(t.sheet), finding.MaxRow, rows)
	t.load()
	t.colExtent = newExtent(o.Columns, t.lastColumn(), finding.MaxCol, cols)
	t.appear()
	toRow, toCol := t.ends(rows, cols)
	a := t.appearance
	t.rows, t.belowRows = t.rowExtent.axes(toRow, a.rowHidden, in(rows), a.rowHeight)
	t.cols, t.afterCols = t.colExtent.axes(toCol, a.columnHidden, in(cols), func(col int) int { return a.of(col).shownWidth() })
	t.fill()
	t.join()
	t.place()
}

func in(sorted []int) func(int) bool {
	return func(i int) bool {
		_, ok := slices.BinarySearch(sorted, i)
		return ok
	}
}

// load takes the rows of the extent out of the sheet.
func (t *table) load() {
	t.loaded = make([]form.Row, 0, len(t.rowExtent.all))
	for _, i := range t.rowExtent.all {
		if i > t.rowExtent.last {
			break
		}
		t.loaded = append(t.loaded, rowOf(t.sheet, i))
	}
}

// lastColumn is the last column with a value among those rows.
func (t *table) lastColumn() int {
	last := 0
	for _, r := range t.loaded {
		if n := len(r.Cells); n > 0 {
			last = max(last, r.Cells[n-1].Ref.Col)
		}
	}
	return last
}

// appear reads what the sheet looks like.
func (t *table) appear() {
	b := t.book
	defer func() { t.appearance.resolve(t.colExtent.all) }()
	if len(b.parts.Sheets) > 0 && !b.plain {
		var err error
		t.appearance, err = readAppearance(b.parts, b.parts.Sheets[t.index], b.styles.font(0).digit(), t.rowExtent.all, t.colExtent.all)
		if err == nil {
			return
		}
	}
	t.plain = true
	t.appearance = plainAppearance(t.loaded, t.sheet.Merges, func(c *form.Cell) string { return t.shown(c, 0).Text })
}

// Blank cells that only look like something are drawn so far behind the last
// value: many a sheet is formatted down to its end.
const (
	blankRows    = 20
	blankColumns = 6
	mergedRows   = 200
	mergedCols   = 40
)

// ends are the last row and column that are drawn.
func (t *table) ends(rows, cols []int) (row, col int) {
	row, col = max(t.rowExtent.last, 1), max(t.colExtent.last, 1)
	for _, m := range t.sheet.Merges {
		if m.From.Row <= row && m.From.Col <= col {
			row = max(row, min(m.To.Row, t.rowExtent.last+mergedRows))
			col = max(col, min(m.To.Col, t.colExtent.last+mergedCols))
		}
	}
	styledRow, styledCol := t.styled(row, col)
	row, col = max(row, styledRow), max(col, styledCol)
	return reach(row, rows), reach(col, cols)
}

// reach goes on to the last mark, and a little further.
func reach(end int, marks []int) int {
	if n := len(marks); n > 0 && marks[n-1] > end {
		return marks[n-1] + 1
	}
	return end
}

// styled are the last row and column, not far behind the others, in which a
// blank cell has a border or fill.
func (t *table) styled(row, col int) (toRow, toCol int) {
	s := t.book.styles
	for index, r := range t.appearance.rows {
		if index > row+blankRows {
			continue
		}
		for position, style := range r.styles {
			at := t.colExtent.all[position]
			if style == 0 || at > col+blankColumns || at <= max(col, toCol) && index <= max(row, toRow) {
				continue
			}
			f := s.at(int(style) - 1)
			if entry(s.borders, f.border) != (border{}) || s.fillColor(entry(s.fills, f.fill)) != 0 {
				toRow, toCol = max(toRow, index), max(toCol, at)
			}
		}
	}
	return toRow, toCol
}

// fill puts values and styles into their places.
func (t *table) fill() {
	t.cells = make([]cell, len(t.rows)*len(t.cols))
	s := t.book.styles
	for r, row := range t.rows {
		var values []form.Cell
		if row.position < len(t.loaded) {
			values = t.loaded[row.position].Cells
		}
		for c, col := range t.cols {
			for len(values) > 0 && values[0].Ref.Col < col.index {
				values = values[1:]
			}
			one := t.at(r, c)
			if len(values) > 0 && values[0].Ref.Col == col.index {
				one.value = &values[0]
				one.alone = t.plain && isAlone(t.loaded[row.position])
			}
			style := t.appearance.style(finding.Ref{Row: row.index, Col: col.index}, col.position)
			one.style = int32(style)
			one.filled = s.fillColor(entry(s.fills, s.at(style).fill)) != 0
		}
	}
}

// place gives each mark to what is drawn at its cell.
func (t *table) place() {
	t.atCell = map[int][]Mark{}
	for _, m := range t.marks {
		r, c := find(t.rows, m.at.Row), find(t.cols, m.at.Col)
		if r == len(t.rows) || c == len(t.cols) || t.rows[r].index != m.at.Row || t.cols[c].index != m.at.Col {
			t.undrawn++
			continue
		}
		s := t.area(r, c)
		key := s.row*len(t.cols) + s.col
		one := m.Mark
		one.Cell = m.at.String()
		t.atCell[key] = append(t.atCell[key], one)
	}
}
