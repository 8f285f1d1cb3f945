package ods

import (
	"slices"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// row gathers the cells of a row until it is known how often it is repeated.
type row struct {
	next     int // the row that comes
	cols     int // columns gone by
	repeated int
	hidden   bool
	cells    []form.Cell
	merges   []span
}

func (r *row) begin(t *ooxml.Tokenizer) {
	const maxRow = 1 << 20
	r.cols, r.cells, r.merges = 0, r.cells[:0], r.merges[:0]
	r.repeated = repeated(t, "number-rows-repeated", maxRow)
	r.hidden = isHidden(t)
}

// columns are the default styles of a sheet's columns, by runs.
type columns struct {
	next   int
	last   []int // the last column of each run
	styles []string
}

func (c *columns) add(n int, style string) {
	c.next += n
	if k := len(c.last); k > 0 && c.styles[k-1] == style {
		c.last[k-1] = c.next
		return
	}
	c.last, c.styles = append(c.last, c.next), append(c.styles, style)
}

func (c *columns) style(col int) string {
	i, _ := slices.BinarySearch(c.last, col)
	if i == len(c.styles) {
		return ""
	}
	return c.styles[i]
}

// repeated is how often a row or column stands there.
func repeated(t *ooxml.Tokenizer, name string, most int) int {
	return times(rawAttribute(t, name), most)
}

func isHidden(t *ooxml.Tokenizer) bool {
	v := rawAttribute(t, "visibility")
	return string(v) == "collapse" || string(v) == "filter"
}

// closeCell hands the cell to its row, as often as it is repeated.
func (c *content) closeCell() error {
	n := c.cell.repeated
	at := c.row.cols + 1
	c.row.cols = min(c.row.cols+n, finding.MaxCol+1)
	value, err := c.value(at)
	if err != nil {
		return err
	}
	if c.cell.rows > 1 || c.cell.cols > 1 {
		c.row.merges = append(c.row.merges, span{at, c.cell.rows, c.cell.cols})
	}
	if value.Text == "" && value.Formula == "" || at > finding.MaxCol {
		return nil
	}
	if err := c.book.Keep(value.Text); err != nil {
		return err
	}
	if err := c.book.KeepFormula(value.Formula); err != nil {
		return err
	}
	for i := range min(n, finding.MaxCol+1-at) {
		value.Ref.Col = at + i
		if i > 0 && len(c.cell.style) == 0 {
			value.Format = c.format(value, value.Ref.Col)
		}
		c.row.cells = append(c.row.cells, value)
	}
	return nil
}

// closeRow puts the row down, as often as it is repeated.
func (c *content) closeRow() error {
	first, n := c.row.next, c.row.repeated
	c.row.next = min(first+n, finding.MaxRow+1)
	if c.row.hidden || c.inHiddenGroup() {
		c.sheet.HideRows(first, first+n-1)
	}
	if len(c.row.cells) == 0 && len(c.row.merges) == 0 {
		return nil
	}
	for i := range n {
		for _, m := range c.row.merges {
			if err := c.sheet.Merge(m.at(first + i)); err != nil {
				return err
			}
		}
		for _, cell := range c.row.cells {
			cell.Ref.Row = first + i
			if err := c.sheet.Put(cell); err != nil {
				return err
			}
		}
	}
	return nil
}

// span is a merged range whose row is not yet known.
type span struct{ col, rows, cols int }

func (s span) at(row int) form.Range {
	return form.Range{From: finding.Ref{Row: row, Col: s.col}, To: finding.Ref{Row: row + s.rows - 1, Col: s.col + s.cols - 1}}
}
