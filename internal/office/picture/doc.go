// Package picture draws the sheets of a workbook as markup, with the cells
// marked that something is said of.
//
// It owns widths, heights, fonts, fills, borders, alignment, merges, shown
// numbers, heads, hidden rows and columns, and how much of a large sheet is
// drawn. What a cell looks like becomes a class: Draw writes no style
// attribute, so that a strict policy of the page holds, and Rules has the CSS of
// those classes. It refuses to take over any text as CSS: names of fonts are
// mapped to a few stacks, colours and sizes are read as numbers. It judges
// nothing, and knows no page.
package picture

import (
	"jixiao/internal/office/sheet"
	"jixiao/rules/finding"
)

// Mark is a cell that something is said of.
type Mark struct {
	Sheet, Cell string
	Number      int    // shown beside the cell's text; 0 is none
	Tone        string // "red", "amber" or "blue"
}

// Options are what a picture may cost, and where it will stand.
type Options struct {
	Limits sheet.Limits // those by which the workbook was read
	// Rows and Columns are how much of a sheet is drawn, beside what is around
	// marks; 0 is 500 and 64.
	Rows, Columns int
	// Bytes are how much of the texts is drawn before they are cut short; 0 is
	// a megabyte.
	Bytes int
	// Name is what ids begin with, and the class that holds the rules: letters
	// and digits, another one for each book on a page; "" is cell.
	Name string
	Lang finding.Lang
}

// SheetInfo is a sheet that can be drawn.
type SheetInfo struct {
	Name   string
	Hidden bool
	Empty  bool // it holds no value
}

func (o Options) complete() Options {
	if o.Rows <= 0 {
		o.Rows = 500
	}
	if o.Columns <= 0 {
		o.Columns = 64
	}
	if o.Bytes <= 0 {
		o.Bytes = 1 << 20
	}
	if !isName(o.Name) {
		o.Name = "cell"
	}
	return o
}

// isName reports whether a name can be a class as it is.
func isName(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		if (c < 'a' || c > 'z') && (i == 0 || s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return s != ""
}
