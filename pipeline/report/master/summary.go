package master

import (
	"fmt"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// The front sheet: tables in the first six columns, charts at their right.
const (
	summaryWidth = 6
	chartColumn  = 8
	lastColumn   = 13
)

func summaryLayout(header string) write.Layout {
	l := write.Layout{Header: header, Bare: true}
	for _, w := range []int{20, 14, 18, 14, 18, 14, 3, 13, 13, 13, 13, 13, 13} {
		l.Columns = append(l.Columns, write.Column{Width: w, Wrap: true})
	}
	return l
}

// summary is the front sheet in the making, with the sheets that it counts in.
type summary struct {
	*master
	*write.Sheet
	projects *projectTable
	scores   *scoreTable
	problems *problemTable
}

// summary writes 汇总: what the bureau's report states, and what is missing.
func (m *master) summary(front *write.Sheet, projects *projectTable, scores *scoreTable, problems *problemTable) {
	s := &summary{master: m, Sheet: front, projects: projects, scores: scores, problems: problems}
	s.Row(write.Text(m.Campaign.Name + "汇总").As(write.Title).Aligned(write.Center).Over(lastColumn))
	s.Row(write.Text("单位：万元    " + m.AsOfText()).As(write.Note).Aligned(write.Right).Over(lastColumn))
	s.Row(write.Text(s.statement()).As(write.Lead).Wrapped().Over(lastColumn))
	top := s.Next()
	s.overall()
	s.byFund()
	divisions := s.byDivision()
	grades := s.byGrade()
	s.Add(write.Chart{Kind: write.Pie, Title: "评价等级分布（项目数）", At: finding.Ref{Row: top + 1, Col: chartColumn},
		Width: view.ChartWidth, Height: view.ChartHeight, Categories: grades.labels, Values: grades.values})
	s.Add(write.Chart{Kind: write.Columns, Title: "各归口科室预算批复金额（万元）", At: finding.Ref{Row: top + 15, Col: chartColumn},
		Width: view.ChartWidth, Height: view.ChartHeight, Categories: divisions.labels, Values: divisions.values})
	s.outstanding()
}

// drawn is what a chart is drawn from.
type drawn struct{ labels, values string }

func (s *summary) drawn(first, last, labels, values int) drawn {
	cells := func(col int) string {
		return s.Range(finding.Ref{Row: first, Col: col}, finding.Ref{Row: max(last, first), Col: col})
	}
	return drawn{cells(labels), cells(values)}
}

// statement says in one sentence what the bureau's report says.
func (s *summary) statement() string {
	f := s.Campaign.Facts
	var b strings.Builder
	fmt.Fprintf(&b, "%d年度共评价 %d 个项目，涉及 %d 个单位，预算金额合计 %s 万元", f.Year, len(f.Projects), len(s.Units),
		s.projects.totals["budget"])
	if n := s.handedIn(); n > 0 {
		fmt.Fprintf(&b, "；纳入总表的 %d 份评分表中，一般公共预算 %s 万元、政府性基金 %s 万元", n,
			s.projects.totals["general_budget"], s.projects.totals["gov_fund"])
	}
	if n := s.projects.held; n > 0 {
		fmt.Fprintf(&b, "（另有 %d 个项目的金额与明细表相差十倍以上，认定前不计入）", n)
	}
	b.WriteString("。评价等级：")
	for i, band := range f.Bands {
		if i > 0 {
			b.WriteString("，")
		}
		fmt.Fprintf(&b, "%s %d 个", band.Grade, s.scores.grades[band.Grade])
	}
	if open := len(f.Projects) - len(s.scores.scored); open > 0 {
		fmt.Fprintf(&b, "；另有 %d 个项目尚无可用的评分", open)
	}
	return b.String() + "。"
}

// handedIn counts the projects whose score sheet stands.
func (s *summary) handedIn() int {
	n := 0
	for _, p := range s.Campaign.Facts.Projects {
		if s.Merged(view.ScoreSheet, p.Code) != nil {
			n++
		}
	}
	return n
}

func (s *summary) heading(text string) {
	s.Row(write.Text(text).As(write.Heading).Over(summaryWidth))
}

func (s *summary) heads(labels ...string) {
	var cells []write.Cell
	for _, l := range labels {
		cells = append(cells, write.Text(l).As(write.Head))
	}
	s.Row(cells...)
}
