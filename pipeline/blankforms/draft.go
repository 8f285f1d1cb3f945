package blankforms

import (
	"jixiao/internal/office/write"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// draft is a blank form in the making: first every part gets its place, then
// what computes itself is linked, then it is rendered.
type draft struct {
	*plan
	own
	rows  []row
	joins []finding.Ref // cells that are merged with the one above
	heads [2]int        // the header of the longest table

	fields map[string]*slot   // values of labels, totals and grids, by id
	tables map[string]*region // by table
	asked  map[*form.Field]*choosing
	named  [listKinds]bool // lists of the unit that formulas go by
	slots  []*slot         // every cell that holds a value
	at     map[finding.Ref]*slot
	checks []asking
	flags  []write.Flag
	red    map[finding.Ref][]string // when a cell is coloured

	state   *slot       // says under the title whether the form can be handed in
	on      string      // the form's sheet, as formulas elsewhere name it
	lacking []lack      // what is counted for that
	begun   []lack      // which rows of tables are begun
	longer  []*choosing // longer lists, a column of the hidden sheet each
}

// row is one row of the sheet; its cells do not overlap.
type row struct {
	cells []*slot
	loose bool
}

// slot is one cell, or cells that are merged across.
type slot struct {
	at   finding.Ref
	span int
	cell write.Cell // what is printed; of a value it says how the value looks

	field   *form.Field // nil where it holds no value
	text    string      // the value known beforehand, as a file would store it
	formula string      // without "="
	locked  bool        // known beforehand and not to be changed
	joined  bool        // merged with the one above, whose value counts
	knows   string      // the id by which the value is known beforehand, else ""
	follows bool        // the result of the formula depends on such a value

	optional bool // in a row of a grid that may be missing
}

// open reports whether people fill the cell in.
func (s *slot) open() bool { return s.field != nil && s.formula == "" && !s.locked }

// region is where the rows of a table stand.
type region struct {
	def     *form.Block
	columns map[string]int // sheet column, by column id
	runs    [][2]int       // first and last row of rows that follow each other
	lines   []map[string]*slot
}

// runFrom is the last of the rows that follow each other from a line on; false
// for a line that is not the first of them.
func (r *region) runFrom(line map[string]*slot) (last int, ok bool) {
	row := line[r.def.Columns[0].ID].at.Row
	for _, run := range r.runs {
		if run[0] == row {
			return run[1], true
		}
	}
	return 0, false
}

func newDraft(p *plan, o own) *draft {
	return &draft{plan: p, own: o, fields: map[string]*slot{}, tables: map[string]*region{},
		asked: map[*form.Field]*choosing{}, red: map[finding.Ref][]string{}}
}

// next is the number of the row that add adds next.
func (d *draft) next() int { return len(d.rows) + 1 }

// add puts cells side by side into a new row, as wide as spans says.
func (d *draft) add(spans []int, cells ...*slot) *row {
	r := row{}
	col := 1
	for i, s := range cells {
		s.at, s.span = finding.Ref{Row: d.next(), Col: col}, spans[i]
		col += spans[i]
		r.cells = append(r.cells, s)
		if s.field != nil {
			d.slots = append(d.slots, s)
		}
	}
	d.rows = append(d.rows, r)
	return &d.rows[len(d.rows)-1]
}

// printed is a cell that only shows something.
func printed(c write.Cell) *slot { return &slot{cell: c} }

func label(text string) *slot {
	return printed(write.Text(text).As(write.Label).Aligned(write.Center).Wrapped())
}
