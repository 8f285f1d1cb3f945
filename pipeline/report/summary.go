package report

import (
	"fmt"
	"strings"

	"jixiao/pipeline/report/book"
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

func summaryLayout(header string) book.Layout {
	l := book.Layout{Header: header, Bare: true}
	for _, w := range []int{20, 14, 18, 14, 18, 14, 3, 13, 13, 13, 13, 13, 13} {
		l.Columns = append(l.Columns, book.Column{Width: w, Wrap: true})
	}
	return l
}

// summary is the front sheet in the making, with the sheets that it counts in.
type summary struct {
	*master
	*book.Sheet
	projects *projectTable
	scores   *scoreTable
	problems *problemTable
}

// summary writes 汇总: what the bureau's report states, and what is missing.
func (m *master) summary(front *book.Sheet, projects *projectTable, scores *scoreTable, problems *problemTable) {
	s := &summary{master: m, Sheet: front, projects: projects, scores: scores, problems: problems}
	s.Row(book.Text(m.c.Name + "汇总").As(book.Title).Aligned(book.Center).Over(lastColumn))
	s.Row(book.Text("单位：万元    " + m.state()).As(book.Note).Aligned(book.Right).Over(lastColumn))
	s.Row(book.Text(s.statement()).As(book.Lead).Wrapped().Over(lastColumn))
	top := s.Next()
	s.overall()
	s.byFund()
	divisions := s.byDivision()
	grades := s.byGrade()
	s.Add(book.Chart{Kind: book.Pie, Title: "评价等级分布（项目数）", At: finding.Ref{Row: top + 1, Col: chartColumn},
		Width: chartWidth, Height: chartHeight, Categories: grades.labels, Values: grades.values})
	s.Add(book.Chart{Kind: book.Columns, Title: "各归口科室预算批复金额（万元）", At: finding.Ref{Row: top + 15, Col: chartColumn},
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
	s.Row(book.Text(text).As(book.Heading).Over(summaryWidth))
}

func (s *summary) heads(labels ...string) {
	var cells []book.Cell
	for _, l := range labels {
		cells = append(cells, book.Text(l).As(book.Head))
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
		pair{"评价项目（个）", s.projects.over("COUNTA", 1, s.projects.last, book.Count(len(s.c.Facts.Projects)))},
		pair{"涉及单位（个）", book.Count(len(s.units))},
		pair{"预算金额合计", book.Formula(s.projects.totalOf(budgetColumn), book.Number(budget, book.AmountFormat(budget)))})
	s.pairs(
		pair{"评分表已纳入（份）", book.Count(s.handedIn())},
		pair{"报送事项（项）", book.Count(len(s.dues))},
		pair{"其中未报送（项）", book.Count(s.count(Due.Missing))})
	s.pairs(
		pair{"待修改（项）", book.Count(s.count(Due.Returned))},
		pair{"待说明（项）", book.Count(s.count(Due.Unexplained))},
		pair{"审核意见（条）", book.Count(len(s.s.Issues))})
	at := s.Next()
	s.pairs(
		pair{"整改问题（个）", s.problems.over("COUNTA", statusColumn, s.problems.last, book.Count(all))},
		pair{"其中已完成（个）", book.Formula(fmt.Sprintf(`COUNTIF(%s,"%s")`, problems, finished), book.Count(done))},
		pair{"整改完成率", share(fmt.Sprintf("D%d", at), fmt.Sprintf("B%d", at), done, all)})
}

// pair is a label and what it says.
type pair struct {
	label string
	value book.Cell
}

func (s *summary) pairs(pairs ...pair) {
	var cells []book.Cell
	for _, p := range pairs {
		cells = append(cells, book.Text(p.label).As(book.Head), p.value.Aligned(book.Right))
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
		s.Row(book.Text(f.name),
			book.Formula(s.projects.totalOf(firstFund+i), book.Number(amount, book.AmountFormat(amount))),
			ratio(fmt.Sprintf("B%d", row), fmt.Sprintf("B$%d", end), amount, total),
			book.Formula(count, book.Count(s.projects.counts[f.id])))
	}
	s.Row(book.Text("合计").As(book.Total),
		above("B", first, end, book.Number(total, book.AmountFormat(total))).As(book.Total),
		ratio(fmt.Sprintf("B%d", end), fmt.Sprintf("B$%d", end), total, total).As(book.Total), book.Cell{}.As(book.Total))
}
