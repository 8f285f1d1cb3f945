package daily

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/page"
	"jixiao/pipeline/report/view"
	"jixiao/rules/decimal"
)

// part is the panel as a part of a page, without the columns in which nothing
// stands, and without the moment that is said once on top.
func (p *panel) part(moment, workbook string) page.Part {
	part := page.Part{Name: p.title, Note: strings.TrimSpace(strings.TrimSuffix(p.note, moment)), Empty: p.empty, Table: &page.Table{}, Charts: p.drawings, More: p.more(workbook)}
	rows := p.first(mostOnPage)
	shown := p.shown(rows)
	for n, i := range shown {
		c := p.columns[i]
		part.Table.Columns = append(part.Table.Columns, page.Column{Head: c.Head, Align: alignment(c.Align), Width: c.Width,
			Whole: c.Align != write.Left, Stays: n == 0 && p.frozen > 0, By: dimensions[c.Head]})
	}
	for _, cells := range rows {
		part.Table.Rows = append(part.Table.Rows, onPage(cells, shown))
	}
	if len(p.total) > 0 {
		part.Table.Total = onPage(p.results(), shown)
	}
	if len(p.drawings) == 0 {
		for _, c := range p.bars {
			part.Charts = append(part.Charts, p.drawn(c))
		}
	}
	return part
}

// dimensions are the columns by whose words a reader can choose rows.
var dimensions = map[string]page.Dimension{"单位": page.ByUnit, "实施单位": page.ByUnit, "级别": page.ByLevel,
	"规则代码": page.ByRule, "报送状态": page.ByState, "审核结论": page.ByState}

// mostOnPage is how many rows of a list a page shows: of twenty thousand a browser
// would make forty megabytes that nobody reads. The workbook has all.
const mostOnPage = 500

// first are the first n rows, or all.
func (p *panel) first(n int) [][]write.Cell {
	if p.lists == nil && len(p.rows) <= n {
		return p.rows
	}
	var out [][]write.Cell
	for cells := range p.all() {
		if len(out) == n {
			break
		}
		out = append(out, slices.Clone(cells))
	}
	return out
}

// more says how many rows a page leaves out, and where they are; "" where none.
func (p *panel) more(workbook string) string {
	n := p.count() - mostOnPage
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf("本页只列出前 %d 行，另有 %d 行没有列出；全部 %d 行见同一天的工作簿“%s”的“%s”表。", mostOnPage, n, p.count(), workbook, p.name)
}

// shown are the columns in which some of the rows hold something.
func (p *panel) shown(rows [][]write.Cell) []int {
	var out []int
	for i := range p.columns {
		if !p.columns[i].SheetOnly && slices.ContainsFunc(rows, func(cells []write.Cell) bool { return i < len(cells) && !cells[i].IsBlank() }) {
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
	chart, from := page.Chart{Title: p.chartTitle(c)}, decimal.New(p.from(c))
	for _, cells := range p.rows {
		figure := cells[c.figure-1]
		chart.Bars = append(chart.Bars, page.Bar{Label: cells[c.label-1].Shown(), Shown: figure.Shown(), Length: length(figure, from)})
	}
	return chart
}

// length is how long a figure's bar is above where the axis begins, in
// hundredths; what is no number has none.
func length(c write.Cell, from decimal.Decimal) int64 {
	d, err := decimal.Parse(c.String())
	if err != nil || d.Cmp(from) < 0 {
		return 0
	}
	return wholes(d.Sub(from).Mul(decimal.New(100)))
}

// wholes is a number without its decimals; what is too large for a chart is
// nothing.
func wholes(d decimal.Decimal) int64 {
	n, err := strconv.ParseInt(d.Round(0).String(), 10, 64)
	if err != nil {
		return 0
	}
	return n
}
