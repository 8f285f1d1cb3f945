package master

import (
	"jixiao/internal/office/write"
	"jixiao/pipeline/merge"
	"jixiao/pipeline/report/view"
	"jixiao/rules/form/packed"
)

// sheet is a sheet of the master as others refer to it.
type sheet struct {
	*view.Table
	merged  *merge.Sheet
	last    int // last row of data
	totals  []sum
	counted []map[words]int // of each sheet that counts this one
	held    int             // rows with amounts that are in no total
	figures []figure
	origins []origin
	closed  map[int]int // column → row that closes it with a sum
}

// words are what stands in the two columns that a sheet of counts goes by.
type words struct{ row, column string }

// draw writes a sheet as its definition asks for.
func (m *master) draw(merged *merge.Sheet) *sheet {
	columns := columnsOf(merged)
	layout := view.Layout(m.Campaign.Name, merged.Output.Freeze, columns)
	layout.Upright = merged.Output.Paper == "portrait"
	layout.Legible = !layout.Upright // what is upright is the bureau's own, on one page
	t := &sheet{Table: &view.Table{Sheet: m.book.Sheet(merged.Output.Sheet, layout), Columns: columns},
		merged: merged, totals: make([]sum, len(columns)), closed: map[int]int{}}
	if !m.byRow {
		t.figures = make([]figure, 0, figuresOn(merged))
	}
	for range merged.Output.Counts {
		t.counted = append(t.counted, map[words]int{})
	}
	m.head(t)
	t.Lead()
	join := newJoiner(t)
	cells := make([]write.Cell, len(columns))
	var desk packed.Desk
	for i := range merged.Rows {
		m.row(t, merged.OpenOn(&desk, &merged.Rows[i]), cells)
		join.row(t.Next(), cells)
		t.Row(cells...)
	}
	t.last = t.Next() - 1
	join.end(t.last)
	t.End()
	for i := range merged.Output.Closing {
		m.close(t, &merged.Output.Closing[i])
	}
	return t
}

// row makes the cells of the row that is written next.
func (m *master) row(t *sheet, r *merge.Opened, cells []write.Cell) {
	doubtful := r.Doubtful()
	if doubtful {
		t.held++
	}
	for i := range t.merged.Columns() {
		c := t.merged.At(i)
		var cell write.Cell
		switch {
		case c.IsTotal():
			cell = t.overNames(r, i)
		case c.Spec != nil && c.Spec.Show == "status":
			cell = statusCell(r.Status, doubtful)
		default:
			v := r.Value(i)
			cell = t.cellOf(v)
			t.totals[i].add(v)
			m.remember(t, i, v, cell)
		}
		cells[i] = cell
	}
	t.rememberRow(r)
	t.count(cells)
}

// count notes the row for the sheets that count this one.
func (t *sheet) count(cells []write.Cell) {
	for i := range t.merged.Output.Counts {
		o := &t.merged.Output.Counts[i]
		row, _ := t.merged.Column(o.Rows)
		column, _ := t.merged.Column(o.Columns)
		if w := (words{cells[row].String(), cells[column].String()}); w.row != "" && w.column != "" {
			t.counted[i][w]++
		}
	}
}
