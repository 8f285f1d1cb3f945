package master

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/rules/decimal"
)

// parts writes the sums of columns that are parts of a whole, as far as sheets
// stand.
func (f *front) parts(t *sheet) {
	o := t.merged.Output.Summary
	if o == nil || o.Parts == nil {
		return
	}
	f.heading(o.Parts.Title+"（按已纳入的"+f.FormName(t.merged.Form.ID)+"）", frontWidth)
	f.heads(o.Parts.Head, "金额", "占比", counted(t.merged)+"数")
	var columns []*column
	var total decimal.Decimal
	for _, id := range o.Parts.Columns {
		if i, there := t.merged.Column(id); there {
			columns = append(columns, &column{t, i})
			total = total.Add(t.totals[i].total)
		}
	}
	first := f.Next()
	end := first + len(columns)
	for _, c := range columns {
		row, amount := f.Next(), t.totals[c.at].total
		f.Row(write.Text(c.label()), t.totalOf(c.at), ratio(fmt.Sprintf("B%d", row), fmt.Sprintf("B$%d", end), amount, total),
			write.Formula(fmt.Sprintf(`COUNTIF(%s,">0")`, c.data()), write.Count(t.totals[c.at].positive)))
	}
	f.Row(write.Text("合计").As(write.Total),
		above("B", first, end, write.Number(total, write.AmountFormat(total))).As(write.Total),
		ratio(fmt.Sprintf("B%d", end), fmt.Sprintf("B$%d", end), total, total).As(write.Total), write.Cell{}.As(write.Total))
}

// above sums up a column from row first to the row before end, which closes it.
func above(col string, first, end int, result write.Cell) write.Cell {
	if end <= first {
		return result
	}
	return write.Formula(fmt.Sprintf("SUM(%s%d:%s%d)", col, first, col, end-1), result)
}

// others lists the sheets of forms of which nothing else on the page speaks,
// with their rows and the sums that close them.
func (f *front) others() {
	var listed []*sheet
	for _, t := range f.sheets {
		if !f.spokenOf(t.merged.Form.ID) {
			listed = append(listed, t)
		}
	}
	if len(listed) == 0 {
		return
	}
	f.heading("各表汇总", frontWidth)
	f.heads("工作表", "行数", "合计项", "合计")
	for _, t := range listed {
		f.sheetTotals(t)
	}
}

// spokenOf reports whether a form says what the front page is to say of it, by a
// summary or by a role.
func (f *front) spokenOf(id string) bool {
	for i := range f.Forms[id].Master {
		o := &f.Forms[id].Master[i]
		if o.Summary != nil {
			return true
		}
		for j := range o.Columns {
			if o.Columns[j].Role != "" {
				return true
			}
		}
	}
	return false
}

// sheetTotals writes a sheet's rows, and each sum that closes it.
func (f *front) sheetTotals(t *sheet) {
	name, rows := write.Text(t.Name()), write.Count(len(t.merged.Rows))
	written := false
	for i := range t.merged.Columns() {
		if _, closed := t.closed[i]; !closed {
			continue
		}
		f.Row(name, rows, write.Text(t.merged.At(i).Label), t.totalOf(i))
		name, rows, written = write.Cell{}, write.Cell{}, true
	}
	if !written {
		f.Row(name, rows, write.Cell{}, write.Cell{})
	}
}
