package write

import "jixiao/rules/finding"

// onColumn is what is known of a column while its cells are written: most look
// like the one above.
type onColumn struct {
	name       string
	appearance Appearance // of the cell above
	style      int        // 0 is none yet
	merged     int        // the last row of it that is part of a merged area
}

// column is a column by its number, from 1.
func (s *Sheet) column(n int) *onColumn {
	for len(s.columns) < n {
		s.columns = append(s.columns, onColumn{name: finding.ColumnName(len(s.columns) + 1)})
	}
	return &s.columns[n-1]
}

// styleOf is the number of a look's style; it is looked up where it is other
// than above.
func (s *Sheet) styleOf(at *onColumn, l Appearance) int {
	if at.style == 0 || at.appearance != l {
		at.appearance, at.style = l, s.book.style(l)
	}
	return at.style
}
