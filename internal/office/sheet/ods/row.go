package ods

import (
	"encoding/xml"
	"slices"

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

func (r *row) begin(attrs []xml.Attr) {
	const maxRow = 1 << 20
	r.cols, r.cells, r.merges = 0, r.cells[:0], r.merges[:0]
	r.repeated = repeated(attrs, "number-rows-repeated", maxRow)
	r.hidden = isHidden(attrs)
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

// repeated is how often a row, column or cell stands there.
func repeated(attrs []xml.Attr, name string, most int) int {
	return min(max(count(attrs, name), 1), most)
}

func isHidden(attrs []xml.Attr) bool {
	v := attribute(attrs, "visibility")
	return v == "collapse" || v == "filter"
}
