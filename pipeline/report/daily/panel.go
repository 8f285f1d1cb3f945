package daily

import (
	"iter"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/page"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// panel is one part of the section's report before it is known whether a sheet
// or a page shows it: a heading, one table, perhaps a chart of two of its
// columns.
type panel struct {
	name    string // of the sheet
	title   string
	note    string
	asked   string // said before the note where something can be filled in: of the sheet
	empty   string // said where there is no row
	frozen  int
	columns []view.Column
	rows    [][]write.Cell
	lists   []list // of rows behind these
	total   []closing
	bars    []bars
	// drawings are what a page shows in the place of the bars; none is the bars.
	drawings []page.Chart
	yes      int // column from 1 in which people say yes; 0 is none
	// asks are, by row, the words that may stand under 处理意见.
	asks [][]string
}

// closing is a cell of the closing row: what it holds, and the function of the
// column's data, such as SUM, that computes it.
type closing struct {
	function string
	result   write.Cell
}

// bars is a chart of a panel's rows: one column names them, one has the figures.
type bars struct {
	title         string
	label, figure int // columns from 1
	// near says that the figures lie near each other: the bars begin a little below
	// the smallest, as their title then says, or nobody would see them differ.
	near bool
}

// list are rows that are made when they are written, each in the room of the one
// before: all cells of a long list at once would fill memory.
type list struct {
	n  int
	of rowOf
}

// rowOf appends the cells of row n, from 0.
type rowOf func(cells []write.Cell, n int) []write.Cell

func (p *panel) row(cells ...write.Cell) { p.rows = append(p.rows, cells) }

func (p *panel) list(n int, of rowOf) { p.lists = append(p.lists, list{n, of}) }

// count is how many rows there are.
func (p *panel) count() int {
	n := len(p.rows)
	for _, l := range p.lists {
		n += l.n
	}
	return n
}

// all are the rows, each until the next one is asked for. Page and workbook may go
// through them at the same time.
func (p *panel) all() iter.Seq[[]write.Cell] {
	return func(yield func([]write.Cell) bool) {
		for _, cells := range p.rows {
			if !yield(cells) {
				return
			}
		}
		var room []write.Cell
		for _, l := range p.lists {
			for n := range l.n {
				if room = l.of(room[:0], n); !yield(room) {
					return
				}
			}
		}
	}
}

// sum closes the next column with the sum of its counts.
func (p *panel) sum(n int) { p.total = append(p.total, closing{"SUM", write.Count(n)}) }

func (p *panel) close(cells ...write.Cell) {
	for _, c := range cells {
		p.total = append(p.total, closing{result: c})
	}
}

// sheet writes the panel as a sheet of a workbook.
func (p *panel) sheet(b *write.Book, header string) {
	l := view.Layout(header, p.frozen, p.columns)
	l.Legible = true
	l.Upright = len(p.bars) > 0 && p.width() <= uprightWidth // a table with its charts below it
	t := &view.Table{Sheet: b.Sheet(p.name, l), Columns: p.columns}
	t.Begin(p.title, p.asked+p.note)
	for cells := range p.all() {
		t.Row(cells...)
	}
	if p.count() == 0 && p.empty != "" {
		t.Row(write.Text(p.empty).As(write.Note).Aligned(write.Left).Over(len(p.columns)))
	}
	last := t.Next() - 1
	t.End()
	if p.yes > 0 && p.count() > 0 {
		t.Check(write.Check{From: finding.Ref{Row: t.First, Col: p.yes}, To: finding.Ref{Row: last, Col: p.yes}, Kind: write.FromList,
			First: `"是"`, Title: p.columns[p.yes-1].Head, Message: "同意的填 是，不同意的空着"})
	}
	p.askOpinions(t)
	if len(p.total) > 0 {
		t.Row(p.closing(t, last)...)
	}
	p.charts(t, last)
}

// uprightWidth is how wide a table on an upright page may be, in digits, so that
// its letters can be read.
const uprightWidth = 98

func (p *panel) width() int {
	sum := 0
	for _, c := range p.columns {
		sum += c.Width
	}
	return sum
}

func (p *panel) closing(t *view.Table, last int) []write.Cell {
	cells := make([]write.Cell, len(p.total))
	for i, c := range p.total {
		cells[i] = c.result
		if c.function != "" {
			cells[i] = t.Over(c.function, i+1, last, c.result)
		}
		cells[i] = cells[i].As(write.Total)
	}
	return cells
}

// charts draws below the table what the rows show.
func (p *panel) charts(t *view.Table, last int) {
	if len(p.rows) == 0 {
		return
	}
	for _, c := range p.bars {
		t.SkipCharts()
		t.Skip(1)
		t.Add(write.Chart{Title: p.chartTitle(c), From: p.from(c), At: finding.Ref{Row: t.Next(), Col: 1},
			Width: view.ChartWidth, Height: view.ChartHeight, Categories: t.Data(c.label, last), Values: t.Data(c.figure, last)})
	}
}
