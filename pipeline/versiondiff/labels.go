package versiondiff

import (
	"maps"
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// labels are what a form calls its fields.
type labels struct {
	of      map[string]finding.Text
	ordinal map[string]bool     // running numbers
	names   map[string][]string // by table: the columns that may say what a row is about
}

func newLabels(def *form.Definition) labels {
	l := labels{of: map[string]finding.Text{}, ordinal: map[string]bool{}, names: map[string][]string{}}
	if def == nil {
		return l
	}
	l.add(def.Fields)
	for _, b := range def.Tables {
		l.add(b.Columns)
		if b.Subtotal != nil {
			l.add(b.Subtotal.Totals)
		}
		if b.Closing != nil {
			l.add(b.Closing.Totals)
			l.add(b.Closing.Pairs)
		}
		for _, c := range b.Columns {
			l.ordinal[c.ID] = l.ordinal[c.ID] || c.Ordinal
			if c.Type == form.TypeText && !c.Carry && !c.Ordinal {
				l.names[b.ID] = append(l.names[b.ID], c.ID)
			}
		}
	}
	for _, g := range def.Grids {
		l.grid(g)
	}
	return l
}

func (l labels) add(fields []form.Field) {
	for i := range fields {
		l.of[fields[i].ID] = fields[i].LabelText()
	}
}

// grid names a value by its row and its column.
func (l labels) grid(g form.Grid) {
	for _, row := range g.Rows {
		for i := range g.Columns {
			c := g.Columns[i].LabelText()
			l.of[row.ID+"."+g.Columns[i].ID] = finding.Text{ZH: row.Label + "·" + c.ZH, EN: row.English + ", " + c.EN}
		}
	}
}

// label is the field's name, and its id where the form does not know it any
// more.
func (l labels) label(id string) finding.Text {
	if t, ok := l.of[id]; ok {
		return t
	}
	return finding.Same(id)
}

func sorted(ids map[string]bool) []string { return slices.Sorted(maps.Keys(ids)) }
