package master

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// overall writes the counts, three to a row.
func (s *summary) overall() {
	s.heading("一、总体情况")
	budget := s.projects.totals["budget"]
	done, all := s.problems.total("", view.Finished), s.problems.total("", "")
	problems := s.problems.Data(statusColumn, s.problems.last)
	s.pairs(
		pair{"评价项目（个）", s.projects.Over("COUNTA", 1, s.projects.last, write.Count(len(s.Campaign.Facts.Projects)))},
		pair{"涉及单位（个）", write.Count(len(s.Units))},
		pair{"预算金额合计", write.Formula(s.projects.totalOf(budgetColumn), write.Number(budget, write.AmountFormat(budget)))})
	s.pairs(
		pair{"评分表已纳入（份）", write.Count(s.handedIn())},
		pair{"报送事项（项）", write.Count(len(s.dues))},
		pair{"其中未报送（项）", write.Count(s.count(view.Due.Missing))})
	s.pairs(
		pair{"待修改（项）", write.Count(s.count(view.Due.Returned))},
		pair{"待说明（项）", write.Count(s.count(view.Due.Unexplained))},
		pair{"审核意见（条）", write.Count(len(view.Told(s.Snapshot.Issues)))})
	at := s.Next()
	s.pairs(
		pair{"整改问题（个）", s.problems.Over("COUNTA", statusColumn, s.problems.last, write.Count(all))},
		pair{"其中已完成（个）", write.Formula(fmt.Sprintf(`COUNTIF(%s,"%s")`, problems, view.Finished), write.Count(done))},
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

func (s *summary) count(is func(view.Due) bool) int {
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
		count := fmt.Sprintf(`COUNTIF(%s,">0")`, s.projects.Data(firstFund+i, s.projects.last))
		s.Row(write.Text(f.name),
			write.Formula(s.projects.totalOf(firstFund+i), write.Number(amount, write.AmountFormat(amount))),
			ratio(fmt.Sprintf("B%d", row), fmt.Sprintf("B$%d", end), amount, total),
			write.Formula(count, write.Count(s.projects.counts[f.id])))
	}
	s.Row(write.Text("合计").As(write.Total),
		above("B", first, end, write.Number(total, write.AmountFormat(total))).As(write.Total),
		ratio(fmt.Sprintf("B%d", end), fmt.Sprintf("B$%d", end), total, total).As(write.Total), write.Cell{}.As(write.Total))
}
