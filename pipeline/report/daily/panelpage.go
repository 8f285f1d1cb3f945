package daily

import (
	"slices"
	"strconv"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/page"
	"jixiao/pipeline/report/view"
	"jixiao/rules/decimal"
)

// part is the panel as a part of a page, without the columns in which nothing
// stands.
func (p *panel) part() page.Part {
	part := page.Part{Name: p.title, Note: p.note, Empty: p.empty, Table: &page.Table{}}
	shown := p.shown()
	for _, i := range shown {
		c := p.columns[i]
		part.Table.Columns = append(part.Table.Columns, page.Column{Head: c.Head, Align: alignment(c.Align), Width: c.Width})
	}
	for _, cells := range p.rows {
		part.Table.Rows = append(part.Table.Rows, onPage(cells, shown))
	}
	if len(p.total) > 0 {
		part.Table.Total = onPage(p.results(), shown)
	}
	for _, c := range p.bars {
		part.Charts = append(part.Charts, p.drawn(c))
	}
	return part
}

// shown are the columns of a page that hold something.
func (p *panel) shown() []int {
	var out []int
	for i := range p.columns {
		if !p.columns[i].SheetOnly && slices.ContainsFunc(p.rows, func(cells []write.Cell) bool { return i < len(cells) && !cells[i].IsBlank() }) {
			out = append(out, i)
		}
	}
	return out
}

// results is the closing row without the functions that compute it.
func (p *panel) results() []write.Cell {
	var out []write.Cell
	for _, c := range p.total {
		out = append(out, c.result)
	}
	return out
}

func alignment(a write.Align) page.Align {
	return map[write.Align]page.Align{write.Center: page.Center, write.Right: page.Right}[a]
}

func onPage(cells []write.Cell, shown []int) []page.Cell {
	var out []page.Cell
	for _, i := range shown {
		if i < len(cells) {
			out = append(out, view.PageCell(cells[i]))
			continue
		}
		out = append(out, page.Cell{})
	}
	return out
}

// drawn is a chart of the panel's rows.
func (p *panel) drawn(c bars) page.Chart {
	chart := page.Chart{Title: c.title}
	for _, cells := range p.rows {
		figure := cells[c.figure-1]
		chart.Bars = append(chart.Bars, page.Bar{Label: cells[c.label-1].Shown(), Shown: figure.Shown(), Length: length(figure)})
	}
	return chart
}

// length is how long a figure's bar is, in hundredths; what is no number has
// none.
func length(c write.Cell) int64 {
	d, err := decimal.Parse(c.String())
	if err != nil || d.Sign() < 0 {
		return 0
	}
	n, err := strconv.ParseInt(d.Mul(decimal.New(100)).Round(0).String(), 10, 64)
	if err != nil {
		return 0
	}
	return n
}
