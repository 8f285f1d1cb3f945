package form

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// inside is a label that stands in one cell with its value: 填报单位：甲局.
type inside struct {
	cell  finding.Ref
	alias int
	label string // as it is written
	text  string // the value
}

const (
	// longestInside is how many bytes a cell with labels in it may have.
	longestInside = 1200
	// longestName is how many characters stand before a colon that ends a label.
	longestName = 14
	// insideRows is how many rows outside tables are searched for such cells, and
	// mostInside how many of these are looked at.
	insideRows = 400
	mostInside = 1000
)

// findInside looks outside tables for the labels that have no cell of their own.
func (l *layout) findInside() {
	l.inside = nil
	if !slices.ContainsFunc(l.labels, func(found []occurrence) bool { return len(found) == 0 }) {
		return
	}
	searched, looked := 0, 0
	for i := 0; i < l.page.len() && searched < insideRows && !l.page.stopped(); i++ {
		row := l.page.index(i)
		if l.inTable(row) || l.below(row) {
			i = max(i, l.page.after(l.tableEnd(row))-1)
			continue
		}
		searched++
		for _, c := range l.page.cells(i) {
			if c.Kind == Text && c.Ref != l.title && looked < mostInside && holdsColon(c.Text) {
				looked++
				l.takeInside(c)
			}
		}
	}
}

// insides are the labels that stand in one cell with their value, in the order of
// the fields.
func (l *layout) insides() []inside {
	var all []inside
	for i := range l.labels {
		if in, ok := l.inside[i]; ok {
			all = append(all, in)
		}
	}
	return all
}

// tableEnd is the last row of the table that a row lies in.
func (l *layout) tableEnd(row int) int {
	for _, list := range [][]region{l.grids, l.blocks} {
		for i := range list {
			if list[i].contains(row) {
				return list[i].last
			}
		}
	}
	return row
}

func (l *layout) takeInside(c Cell) {
	for _, p := range l.words.pairsIn(c.Text) {
		w, ok := l.words.labels[value.Label(p.label)]
		if !ok || len(l.labels[w.field]) > 0 {
			continue
		}
		if known, there := l.inside[w.field]; there && (known.text != "" || p.text == "") {
			continue
		}
		if l.inside == nil {
			l.inside = map[int]inside{}
		}
		l.inside[w.field] = inside{cell: c.Ref, alias: w.alias, label: p.label, text: p.text}
	}
}

// readInside reads a value that stands in one cell with its label.
func (s *session) readInside(f *Field, in inside) {
	if in.alias > 0 {
		s.at("S07", "", in.cell, finding.Finding{Field: f.ID, Value: value.Clean(in.label), Expected: f.Label,
			Args: finding.Args{"field": f.LabelText()}})
	}
	cell, _ := s.page.at(in.cell)
	cell.Text, cell.Formula = in.text, ""
	s.sub.Fields[f.ID] = s.parseCell(f, f.ID, cell)
}
