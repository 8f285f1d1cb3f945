package blankforms

import (
	"jixiao/internal/office/write"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// headers writes the header of a table or grid: in two rows where a header stands
// under another one, which then reaches over all that stand under it. A grid has
// a blank first cell over the names of its rows.
func (d *draft) headers(columns []form.Field, spans []int) {
	lead := len(spans) - len(columns)
	d.heads = [2]int{d.next(), d.next()}
	if !deep(columns) {
		d.add(spans, append(blankHeads(lead), eachHead(columns)...)...)
		return
	}
	d.heads[1]++
	tops, topSpans := blankHeads(lead), append([]int(nil), spans[:lead]...)
	for i := range columns {
		if f := &columns[i]; i > 0 && f.Under != "" && f.Under == columns[i-1].Under {
			topSpans[len(topSpans)-1] += spans[lead+i]
			continue
		}
		tops, topSpans = append(tops, head(topOf(&columns[i]))), append(topSpans, spans[lead+i])
	}
	d.add(topSpans, tops...)
	lower := blankHeads(lead)
	col := 1
	for i := range spans {
		if i < lead || columns[i-lead].Under == "" {
			d.joins = append(d.joins, finding.Ref{Row: d.next(), Col: col})
		}
		col += spans[i]
	}
	for i := range columns {
		if columns[i].Under == "" {
			lower = append(lower, head(""))
			continue
		}
		lower = append(lower, head(columns[i].Label))
	}
	d.add(spans, lower...)
}

// deep reports whether a header stands under another one.
func deep(columns []form.Field) bool {
	for i := range columns {
		if columns[i].Under != "" {
			return true
		}
	}
	return false
}

// topOf is what stands in the upper row over a column.
func topOf(f *form.Field) string {
	if f.Under != "" {
		return f.Under
	}
	return f.Label
}

func head(text string) *slot {
	if text == "" {
		return printed(write.Cell{}.As(write.Head))
	}
	return printed(write.Text(text).As(write.Head))
}

func blankHeads(n int) []*slot {
	var all []*slot
	for range n {
		all = append(all, head(""))
	}
	return all
}

func eachHead(columns []form.Field) []*slot {
	var all []*slot
	for i := range columns {
		all = append(all, head(columns[i].Label))
	}
	return all
}
