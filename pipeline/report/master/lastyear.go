package master

import (
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/merge"
	"jixiao/pipeline/report/view"
	"jixiao/rules/form"
)

// lastYear writes 与上年比较, 金额变化 and 屡次问题, where something is known of the year
// before. Nothing on them counts from today.
func (m *master) lastYear() {
	for _, c := range m.merged.LastYear(m.Snapshot.Issues) {
		if c.Known {
			m.comparison(c)
		}
	}
}

func (m *master) comparison(c *merge.Comparison) {
	var columns []view.Column
	var shown []int
	for i, of := range c.Columns {
		if !of.Idle {
			columns, shown = append(columns, columnCompared(of)), append(shown, i)
		}
	}
	t := m.table(c.Name, 2, columns)
	n := t.FirstPage()
	t.Row(write.Text(c.Name).As(write.Title).Aligned(write.Center).Over(n))
	t.Dated(write.Text(c.Note + "    " + write.Moment).As(write.Note).Aligned(write.Right).Over(n))
	if len(c.Method) > 0 { // below the table it might be alone on a page
		t.Row(write.Text(strings.Join(c.Method, "\n")).As(write.Note).Wrapped().Over(n))
	}
	t.Head()
	t.Lead()
	cells := make([]write.Cell, len(shown))
	for _, r := range c.Rows {
		for n, i := range shown {
			cells[n] = view.CellOf(c.Columns[i].Type, r.Values[i])
			if cells[n].String() == merge.Unanswered {
				cells[n] = cells[n].Toned(write.Amber)
			}
		}
		t.Row(cells...)
	}
	t.End()
}

func columnCompared(of merge.ComparedColumn) view.Column {
	switch {
	case of.Type.Numeric():
		return view.Number(of.Label, of.Width)
	case of.Type == form.TypeText:
		return view.Words(of.Label, of.Width)
	}
	return view.Short(of.Label, of.Width)
}
