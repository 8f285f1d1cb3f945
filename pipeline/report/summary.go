package report

import (
	"fmt"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// The front sheet: tables in the first six columns, charts at their right.
const (
	summaryWidth = 6
	chartColumn  = 8
	lastColumn   = 13
	chartWidth   = 620
	chartHeight  = 300
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
	s.Row(write.Text(m.c.Name + "汇总").As(write.Title).Aligned(write.Center).Over(lastColumn))
	s.Row(write.Text("单位：万元    " + m.state()).As(write.Note).Aligned(write.Right).Over(lastColumn))
	s.Row(write.Text(s.statement()).As(write.Lead).Wrapped().Over(lastColumn))
	top := s.Next()
	s.overall()
	s.byFund()
	divisions := s.byDivision()
	grades := s.byGrade()
	s.Add(write.Chart{Kind: write.Pie, Title: "评价等级分布（项目数）", At: finding.Ref{Row: top + 1, Col: chartColumn},
		Width: chartWidth, Height: chartHeight, Categories: grades.labels, Values: grades.values})
	s.Add(write.Chart{Kind: write.Columns, Title: "各归口科室预算批复金额（万元）", At: finding.Ref{Row: top + 15, Col: chartColumn},
		Width: chartWidth, Height: chartHeight, Categories: divisions.labels, Values: divisions.values})
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
	f := s.c.Facts
	var b strings.Builder
	fmt.Fprintf(&b, "%d年度共评价 %d 个项目，涉及 %d 个单位，预算金额合计 %s 万元", f.Year, len(f.Projects), len(s.units),
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
	for _, p := range s.c.Facts.Projects {
		if s.merged[merge{scoreSheet, p.Code}] != nil {
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

// overall writes the counts, three to a row.
func (s *summary) overall() {
	s.heading("一、总体情况")
	budget := s.projects.totals["budget"]
	done, all := s.problems.total("", finished), s.problems.total("", "")
	problems := s.problems.data(statusColumn, s.problems.last)
	s.pairs(
		pair{"评价项目（个）", s.projects.over("COUNTA", 1, s.projects.last, write.Count(len(s.c.Facts.Projects)))},
		pair{"涉及单位（个）", write.Count(len(s.units))},
		pair{"预算金额合计", write.Formula(s.projects.totalOf(budgetColumn), write.Number(budget, write.AmountFormat(budget)))})
	s.pairs(
		pair{"评分表已纳入（份）", write.Count(s.handedIn())},
		pair{"报送事项（项）", write.Count(len(s.dues))},
		pair{"其中未报送（项）", write.Count(s.count(Due.Missing))})
	s.pairs(
		pair{"待修改（项）", write.Count(s.count(Due.Returned))},
		pair{"待说明（项）", write.Count(s.count(Due.Unexplained))},
		pair{"审核意见（条）", write.Count(len(s.s.Issues))})
	at := s.Next()
	s.pairs(
		pair{"整改问题（个）", s.problems.over("COUNTA", statusColumn, s.problems.last, write.Count(all))},
		pair{"其中已完成（个）", write.Formula(fmt.Sprintf(`COUNTIF(%s,"%s")`, problems, finished), write.Count(done))},
		pair{"整改完成率", share(fmt.Sprintf("D%d", at), fmt.Sprintf("B%d", at), done, all)})
}

// pair is a label and what it says.
type pair struct {
	label string
	value write.Cell
}

func (s *summary) pairs(pairs ...pair) {
	var cells []write.Cell
	for _, p := range pairs {
		cells = append(cells, write.Text(p.label).As(write.Head), p.value.Aligned(write.Right))
	}
	s.Row(cells...)
}

func (s *summary) count(is func(Due) bool) int {
	n := 0
	for _, d := range s.dues {
		if is(d) {
			n++
		}
	}
	return n
}

// totalOf refers to a column's 合计 in 项目明细.
func (t *projectTable) totalOf(col int) string {
	return fmt.Sprintf("'%s'!%s", t.Name(), finding.Ref{Row: t.total, Col: col})
}

// byFund writes the amounts by source of funds, as far as score sheets stand.
func (s *summary) byFund() {
	s.heading("二、资金构成（按已纳入的评分表）")
	s.heads("资金来源", "金额", "占比", "项目数")
	first := s.Next()
	end := first + len(funds)
	var total decimal.Decimal
	for _, f := range funds {
		total = total.Add(s.projects.totals[f.id])
	}
	for i, f := range funds {
		row, amount := s.Next(), s.projects.totals[f.id]
		count := fmt.Sprintf(`COUNTIF(%s,">0")`, s.projects.data(firstFund+i, s.projects.last))
		s.Row(write.Text(f.name),
			write.Formula(s.projects.totalOf(firstFund+i), write.Number(amount, write.AmountFormat(amount))),
			ratio(fmt.Sprintf("B%d", row), fmt.Sprintf("B$%d", end), amount, total),
			write.Formula(count, write.Count(s.projects.counts[f.id])))
	}
	s.Row(write.Text("合计").As(write.Total),
		above("B", first, end, write.Number(total, write.AmountFormat(total))).As(write.Total),
		ratio(fmt.Sprintf("B%d", end), fmt.Sprintf("B$%d", end), total, total).As(write.Total), write.Cell{}.As(write.Total))
}
