package master

import (
	"fmt"
	"slices"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/merge"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// The front sheet: tables in the first six columns, charts at their right. The
// charts stay off paper, where the tables would be too small to be read beside them.
const (
	frontWidth  = 6
	chartColumn = 8
)

func frontLayout(header string) write.Layout {
	l := write.Layout{Header: header, Bare: true, Upright: true, Legible: true}
	for i, w := range []int{18, 12, 16, 12, 16, 12, 3, 13, 13, 13, 13, 13, 13} {
		l.Columns = append(l.Columns, write.Column{Width: w, Wrap: true, Unprinted: i >= frontWidth})
	}
	return l
}

// front is the front sheet in the making, with the columns that it sums up; a
// nil one is not in the campaign, or nothing stands there.
type front struct {
	*master
	*write.Sheet
	amount, division, score, grade, state *column
	sections                              int
	charts                                int
	top                                   int // row of the first section
}

// column is a column of a sheet as drawn.
type column struct {
	*sheet
	at int
}

// data is the range of the column's data.
func (c *column) data() string { return c.Data(c.at+1, c.last) }

func (c *column) label() string { return c.merged.At(c.at).Label }

// drawn finds the column of a role, nil where nothing stands.
func (m *master) drawn(role string) *column {
	found, there := m.merged.Role(role)
	if !there {
		return nil
	}
	return m.columnOf(found.Sheet, found.Column)
}

func (m *master) columnOf(of *merge.Sheet, at int) *column {
	for _, t := range m.sheets {
		if t.merged == of {
			return &column{t, at}
		}
	}
	return nil
}

// front writes 汇总: what the bureau's report states, and what is missing. A
// part stands where the campaign has what it sums up.
func (m *master) front(on *write.Sheet) {
	f := &front{master: m, Sheet: on, amount: m.drawn(form.RoleAmount), division: m.drawn(form.RoleDivision),
		score: m.drawn(form.RoleScore), grade: m.drawn(form.RoleGrade), state: m.drawn(form.RoleState)}
	f.Row(write.Text(m.Campaign.Name + campaign.FrontSheet).As(write.Title).Aligned(write.Center).Over(frontWidth))
	f.Dated(write.Text(f.unit() + write.Moment).As(write.Note).Aligned(write.Right).Over(frontWidth))
	f.Lead()
	f.Row(write.Text(f.statement()).As(write.Lead).Wrapped().Over(frontWidth))
	f.finals()
	f.top = f.Next()
	f.overall()
	for _, t := range m.sheets {
		f.parts(t)
	}
	divisions, grades := f.byDivision(), f.byGrade()
	if grades != nil {
		f.chart(grades, "评价等级分布（"+counted(f.grade.merged)+"数）")
	}
	if divisions != nil {
		f.chart(divisions, "各"+f.division.label()+f.amount.label()+"（万元）")
	}
	f.others()
	f.outstanding()
}

// unit is that of the amounts on the page, where the campaign has any.
func (f *front) unit() string {
	amount := func(c merge.Column) bool { return c.Type == form.TypeAmount }
	for _, t := range f.sheets {
		if slices.ContainsFunc(t.merged.Columns(), amount) {
			return "单位：万元    "
		}
	}
	return ""
}

// drawn is what a chart is drawn from, nil where its table has no rows.
type drawn struct{ labels, values string }

func (f *front) drawnFrom(first, last, labels, values int) *drawn {
	cells := func(col int) string {
		return f.Range(finding.Ref{Row: first, Col: col}, finding.Ref{Row: max(last, first), Col: col})
	}
	return &drawn{cells(labels), cells(values)}
}

// chart puts a chart beside the tables, below those that are there.
func (f *front) chart(from *drawn, title string) {
	const height = 14 // in rows
	f.Add(write.Chart{Title: title, At: finding.Ref{Row: f.top + 1 + f.charts*height, Col: chartColumn},
		Width: view.ChartWidth, Height: view.ChartHeight, Categories: from.labels, Values: from.values})
	f.charts++
}

var numerals = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}

// heading begins the next part of the sheet, so many columns wide.
func (f *front) heading(text string, width int) {
	number := fmt.Sprint(f.sections + 1)
	if f.sections < len(numerals) {
		number = numerals[f.sections]
	}
	f.sections++
	f.Row(write.Text(number + "、" + text).As(write.Heading).Over(width))
}

func (f *front) heads(labels ...string) {
	var cells []write.Cell
	for _, l := range labels {
		cells = append(cells, write.Text(l).As(write.Head))
	}
	f.Row(cells...)
}
