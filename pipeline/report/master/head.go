package master

import (
	"cmp"

	"jixiao/internal/office/write"
	"jixiao/pipeline/merge"
	"jixiao/rules/finding"
)

// head writes what stands above the data: caption, title, note and headers, of
// two rows where a pivot has groups.
func (m *master) head(t *sheet) {
	o, n := t.merged.Output, t.FirstPage()
	if o.Caption != "" {
		t.Dated(write.Text(m.filled(o.Caption)).As(write.Heading).Aligned(write.Left).Over(n))
	}
	t.Dated(write.Text(m.filled(cmp.Or(o.Title, o.Sheet))).As(write.Title).Aligned(write.Center).Over(n))
	if o.Note != "" {
		t.Dated(write.Text(m.filled(o.Note)).As(write.Note).Aligned(write.Right).Over(n))
	}
	if o.Pivot == nil {
		t.Head()
		return
	}
	t.twoRows()
}

// twoRows writes a header with the groups of a pivot above their columns.
func (t *sheet) twoRows() {
	var top, below []write.Cell
	single := 0
	for i := 0; i < len(t.merged.Columns()); {
		c := t.merged.At(i)
		if c.Spec != nil {
			top, below = append(top, write.Text(c.Label).As(write.Head)), append(below, write.Cell{}.As(write.Head))
			single++
			i++
			continue
		}
		group := t.group(i)
		top = append(top, write.Text(c.Group).As(write.Head).Over(len(group)))
		for j := range group {
			below = append(below, write.Text(group[j].Label).As(write.Head))
		}
		i += len(group)
	}
	first, second := t.Row(top...), t.Row(below...)
	for col := 1; col <= single; col++ {
		t.Merge(finding.Ref{Row: first, Col: col}, finding.Ref{Row: second, Col: col})
	}
	t.Heads(first, second)
	t.First = t.Next()
}

// group are the columns of a pivot that stand under one name, from the first.
func (t *sheet) group(from int) []merge.Column {
	return t.merged.Columns()[from : from+len(t.merged.Output.Pivot.Values)]
}
