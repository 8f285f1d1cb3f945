package write

import (
	"fmt"

	"jixiao/rules/finding"
)

// Layout is how a sheet is cut into columns and what its pages say.
type Layout struct {
	Columns []Column
	Frozen  int    // how many columns stay in view
	Header  string // printed above every page, at the left
	Bare    bool   // no grid lines: a page to read, not a table to work in
	Upright bool   // printed in portrait
}

// sound reports a column wider than Excel takes.
func (l Layout) sound() error {
	const most = 255
	for i, c := range l.Columns {
		if c.Width > most {
			return fmt.Errorf("column %s: %d digits wide, %d at most", finding.ColumnName(i+1), c.Width, most)
		}
	}
	return nil
}

// Column is one column of a sheet. A width is in digits; a Chinese character
// takes two.
type Column struct {
	Width int
	Align Align
	Wrap  bool
	// Hidden columns are there for programs.
	Hidden bool
}
