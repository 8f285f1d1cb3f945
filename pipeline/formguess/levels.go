package formguess

import "jixiao/rules/finding"

// leaves are the columns under headers: where a header reaches over several
// cells that hold labels of their own, these; deep is then the row under them.
func (p *page) leaves(spots []spot, first int) (columns []column, deep int) {
	row := spots[0].area.From.Row
	for _, s := range spots {
		lower := p.lower(s, row)
		if len(lower) < 2 {
			columns = append(columns, column{label: s.text, at: s.area})
			continue
		}
		for _, l := range lower {
			columns = append(columns, column{label: l.text, under: s.text, at: l.area})
			deep = max(deep, l.area.To.Row+1)
		}
	}
	if deep == 0 {
		return columns, 0
	}
	for i := range columns { // what stands under the others is blank, or was no second level
		c := &columns[i]
		if c.under != "" {
			continue
		}
		if under := p.at(finding.At(deep-1, c.col())); under.filled() && under.ref() != c.at.From {
			return plainColumns(spots), 0
		}
	}
	return columns, deep
}

func plainColumns(spots []spot) []column {
	columns := make([]column, len(spots))
	for i, s := range spots {
		columns[i] = column{label: s.text, at: s.area}
	}
	return columns
}

// lower are the labels in the row under a header that reaches over several
// columns, nil where something else stands there.
func (p *page) lower(s spot, row int) []spot {
	if s.area.To.Row != row || s.area.To.Col == s.area.From.Col {
		return nil
	}
	var all []spot
	for col := s.area.From.Col; col <= s.area.To.Col; col++ {
		under := p.at(finding.At(row+1, col))
		_, numbered := columnNumber(under)
		if !under.filled() || labelness(under.cell) == noLabel && !numbered || under.area.From.Col < s.area.From.Col || under.area.To.Col > s.area.To.Col {
			return nil
		}
		all = append(all, under)
		col = under.area.To.Col
	}
	return all
}

// gaps reports whether a blank column lies between the headers.
func (p *page) gaps(columns []column) bool {
	for i := 1; i < len(columns); i++ {
		if columns[i].col() > columns[i-1].at.To.Col+1 {
			return true
		}
	}
	return false
}
