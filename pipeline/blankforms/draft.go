package blankforms

import (
	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// draft is a blank form in the making: first every part gets its place, then
// what computes itself is linked, then it is rendered.
type draft struct {
	c     *campaign.Campaign
	order Order
	def   *form.Definition
	known map[string]string // what fields hold beforehand, by id
	rules []rules.Applied   // by which the form will be checked

	widths []int // of the sheet's columns, in digits
	rows   []row
	joins  []finding.Ref // cells that are merged with the one above
	heads  [2]int        // the header of the longest table

	fields map[string]*slot   // values of labels, totals and grids, by id
	tables map[string]*region // by table
	slots  []*slot            // every cell that holds a value
	checks []write.Check
	flags  []write.Flag
	red    map[finding.Ref][]string // when a cell is coloured

	state   *slot      // says under the title whether the form can be handed in
	on      string     // the form's sheet, as formulas elsewhere name it
	lacking []lack     // what is counted for that
	begun   []lack     // which rows of tables are begun
	lists   [][]string // longer lists, a column of the hidden sheet each
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

func newDraft(c *campaign.Campaign, o Order) *draft {
	d := &draft{c: c, order: o, def: o.Form, fields: map[string]*slot{}, tables: map[string]*region{}, red: map[finding.Ref][]string{}}
	d.known = d.beforehand()
	if c.Engine != nil {
		d.rules = c.Engine.Applied(d.def.ID)
	}
	d.widths = widths(d.def)
	return d
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
