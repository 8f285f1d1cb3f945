package form

import "jixiao/rules/finding"

// start is the first cell of the form on the sheet: its title, else a label or
// a header.
func (l *layout) start() finding.Ref {
	if !l.title.IsZero() {
		return l.title
	}
	var first finding.Ref
	note := func(at finding.Ref) {
		if !at.IsZero() && (first.IsZero() || at.Row < first.Row || at.Row == first.Row && at.Col < first.Col) {
			first = at
		}
	}
	for _, found := range l.labels {
		for _, o := range found {
			note(o.cell)
		}
	}
	for _, in := range l.insides() {
		note(in.cell)
	}
	for _, list := range [][]region{l.grids, l.blocks} {
		for i := range list {
			if list[i].found() {
				note(headerCell(&list[i]))
			}
		}
	}
	return first
}

// end is the last row of the form's tables; of a form without any, of its labels
// where they stand first.
func (l *layout) end() int {
	last := l.lastRow()
	if last > 0 {
		return last
	}
	for i, found := range l.labels {
		if len(found) == 0 {
			continue
		}
		row := found[0].cell.Row
		if l.words.def.Fields[i].Below {
			row++
		}
		last = max(last, row)
	}
	for _, in := range l.insides() {
		last = max(last, in.cell.Row)
	}
	return last
}
