package form

import (
	"jixiao/rules/finding"
)

// mostBelow is how many rows may stand below a closing row by mistake: more of
// them are something else.
const mostBelow = 5

// noteBelow notes the rows right under the closing row that hold no word of the
// form: data that ended up in the wrong place.
func (s *scanner) noteBelow() {
	i, _ := s.page.row(s.region.last + 1)
	for ; i < s.page.len() && s.page.index(i) == s.region.last+len(s.region.below)+1; i++ {
		if s.kind(i) != dataLine || s.worded(i) {
			return
		}
		if len(s.region.below) == mostBelow {
			s.region.below = nil
			return
		}
		s.region.below = append(s.region.below, i)
	}
}

// below reports whether a row was noted so.
func (l *layout) below(row int) bool {
	for i := range l.blocks {
		if r := &l.blocks[i]; r.last < row && row <= r.last+len(r.below) {
			return true
		}
	}
	return false
}

// readBelow reads what looks like rows of the table right under its closing row.
// Nothing is told of them, and no rule counts them: they may explain what a total
// has too much.
func (t *blockReader) readBelow() {
	for _, i := range t.region.below {
		line, ok := t.belowRow(t.page.index(i))
		if !ok {
			return
		}
		t.table.Below = append(t.table.Below, line)
	}
}

// belowRow reads a row, if it is one of data: at least half of what the form asks
// for stands there and can be used, a number too where it asks for numbers.
func (t *blockReader) belowRow(row int) (TableRow, bool) {
	line := TableRow{Line: row, Values: make(Values, 0, t.region.matched)}
	asked, usable := 0, 0
	numbers, number := false, false
	for k := range t.def.Columns {
		c := &t.def.Columns[k]
		head, there := t.region.column(k)
		if !there {
			continue
		}
		v := t.quietly(c, t.page.anchor(finding.Ref{Row: row, Col: head.cell.Col}))
		line.Values.Set(c.ID, v)
		if c.Presence != Required {
			continue
		}
		asked++
		numbers = numbers || c.Type.Numeric()
		if v.OK() && v.Cell.Row == row {
			usable++
			number = number || c.Type.Numeric()
		}
	}
	t.page.count(len(line.Values))
	if t.def.Subtotal != nil {
		line.Group = line.Value(t.def.Subtotal.Group).Text
	}
	return line, usable > 0 && 2*usable >= asked && number == numbers
}

// worded reports whether a row begins as notes and signatures do, or holds a label
// of the form, outside the column that names what a row is about, or a header of
// one of its blocks.
func (s *scanner) worded(i int) bool {
	words := s.layout.words
	if j, ok := s.page.first(i); !ok || footer(s.page.cells(i)[j].Text) {
		return true
	}
	for j, key := range s.page.rowKeys(i) {
		if key == "" {
			continue
		}
		if _, label := words.labels[key]; label && s.names(i) != s.page.cells(i)[j].Ref.Col {
			return true
		}
		for b := range words.blocks {
			if words.blocks[b].headers.has(key) {
				return true
			}
		}
		for g := range words.grids {
			if words.grids[g].headers.has(key) {
				return true
			}
		}
	}
	return false
}
