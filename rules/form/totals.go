package form

import (
	"slices"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// readSubtotal reads a row such as 房屋小计; a bare 小计 closes the group above.
func (t *blockReader) readSubtotal(row, i int) {
	before := len(t.findings)
	line := TableRow{Line: row, Values: t.readTotals(row, t.def.Subtotal.Totals)}
	for _, key := range t.page.rowKeys(i) {
		if name, found := strings.CutSuffix(key, t.words.suffix); found && t.words.suffix != "" {
			line.Group = t.knownGroup(name)
			break
		}
	}
	if slices.Contains(t.groups, line.Group) {
		clear(t.carried) // the group is closed: what follows must name its own
	}
	t.table.Subtotals = append(t.table.Subtotals, line)
	if line.Group != "" {
		t.nameItem(before, finding.Quote(line.Group))
	}
}

// knownGroup is the group that a sub-total's name means: 房屋 also means
// 一、房屋（20分）. Without a name it is the last one.
func (t *blockReader) knownGroup(name string) string {
	if name == "" {
		if len(t.groups) == 0 {
			return ""
		}
		return t.groups[len(t.groups)-1]
	}
	for _, g := range t.groups {
		if value.Label(g) == name {
			return g
		}
	}
	if f := pick(t.def.Columns, t.def.Subtotal.Group); f != nil {
		if is, ok := f.GroupOf(name); ok && slices.Contains(t.groups, is) {
			return is
		}
	}
	for _, g := range t.groups {
		if key := value.Label(g); strings.Contains(name, key) || strings.Contains(key, name) {
			return g
		}
	}
	return name
}

// readTotals reads the totals that stand in columns of the table.
func (t *blockReader) readTotals(row int, totals []Field) Values {
	values := Values{}
	for i := range totals {
		f := &totals[i]
		for c := range t.def.Columns {
			head, there := t.region.column(c)
			if t.def.Columns[c].ID == f.Of && there {
				values.Set(f.ID, t.parse(f, f.ID, t.page.anchor(finding.Ref{Row: row, Col: head.cell.Col})))
			}
		}
	}
	return values
}

func (t *blockReader) readClosing(row, i int) {
	for id, v := range t.readTotals(row, t.def.Closing.Totals).All() {
		t.sub.Fields[id] = v
	}
	cells := t.page.cells(i)
	for j, key := range t.page.rowKeys(i) {
		w, ok := t.words.pairs[key]
		if !ok || key == "" {
			continue
		}
		f := &t.def.Closing.Pairs[w.field]
		t.addWording(f, f.ID, cells[j].Ref, w.alias)
		t.sub.Fields[f.ID] = t.labelled(f, f.ID, cells[j].Ref, t.beyondGap(t.page.right(cells[j].Ref), t.isPair))
	}
}

// isPair reports whether a cell holds another label of the closing row.
func (t *blockReader) isPair(ref finding.Ref) bool {
	key := t.page.key(ref)
	_, pair := t.words.pairs[key]
	return key != "" && pair
}
