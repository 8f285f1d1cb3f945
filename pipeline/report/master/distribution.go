package master

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
	"jixiao/rules/decimal"
)

// byDivision writes projects, amounts and scores by 归口科室.
func (s *summary) byDivision() drawn {
	s.heading("三、归口科室")
	s.heads("归口科室", "项目数", "预算批复金额", "占比", "已有评分", "平均得分")
	first := s.Next()
	names := view.Divisions(s.Campaign.Facts.Projects)
	for _, name := range names {
		s.division(name, first+len(names))
	}
	end := s.Next()
	budget, n := s.projects.totals["budget"], len(s.Campaign.Facts.Projects)
	cells := []write.Cell{write.Text("合计"), above("B", first, end, write.Count(n)),
		above("C", first, end, write.Number(budget, write.AmountFormat(budget))),
		ratio(fmt.Sprintf("C%d", end), fmt.Sprintf("C$%d", end), budget, budget),
		above("E", first, end, write.Count(len(s.scores.scored))), {}}
	for i := range cells {
		cells[i] = cells[i].As(write.Total)
	}
	s.Row(cells...)
	return s.drawn(first, end-1, 1, 3)
}

// above sums up a column from row first to the row before end, which closes it.
func above(col string, first, end int, result write.Cell) write.Cell {
	if end <= first {
		return result
	}
	return write.Formula(fmt.Sprintf("SUM(%s%d:%s%d)", col, first, col, end-1), result)
}

// division writes one row; the names stand in 项目明细, the scores on the same
// rows of 评分统计.
func (s *summary) division(name string, end int) {
	row := s.Next()
	var budget, score decimal.Decimal
	projects, scored := 0, 0
	for _, p := range s.Campaign.Facts.Projects {
		if p.Division != name {
			continue
		}
		projects++
		budget = budget.Add(p.Budget)
		if d, ok := s.scores.scored[p.Code]; ok {
			scored++
			score = score.Add(d)
		}
	}
	where := s.projects.Data(divisionColumn, s.projects.last)
	values := s.scores.Data(scoreColumn, s.scores.last)
	mean := write.NoText()
	if scored > 0 {
		d := score.Div(decimal.New(int64(scored)), 2)
		mean = write.Number(d, write.ScoreFormat(d))
	}
	s.Row(write.Text(name),
		write.Formula(fmt.Sprintf("COUNTIF(%s,A%d)", where, row), write.Count(projects)),
		write.Formula(fmt.Sprintf("SUMIF(%s,A%d,%s)", where, row, s.projects.Data(budgetColumn, s.projects.last)),
			write.Number(budget, write.AmountFormat(budget))),
		ratio(fmt.Sprintf("C%d", row), fmt.Sprintf("C$%d", end), budget, s.projects.totals["budget"]),
		write.Formula(fmt.Sprintf(`COUNTIFS(%s,A%d,%s,">=0")`, where, row, values), write.Count(scored)),
		write.Formula(fmt.Sprintf(`IF(E%d=0,"",ROUND(SUMIF(%s,A%d,%s)/E%d,2))`, row, where, row, values, row), mean))
}

// byGrade writes how many projects earned which grade.
func (s *summary) byGrade() drawn {
	s.heading("四、评价等级")
	s.heads("评价等级", "分数区间", "项目数", "占比")
	first := s.Next()
	bands := s.Campaign.Facts.Bands
	end := first + len(bands)
	total := 0
	for _, b := range bands {
		total += s.scores.grades[b.Grade]
	}
	upper := "100]"
	for _, b := range bands {
		row, n := s.Next(), s.scores.grades[b.Grade]
		s.Row(write.Text(b.Grade), write.Text("["+b.From.String()+", "+upper),
			write.Formula(fmt.Sprintf("COUNTIF(%s,A%d)", s.scores.Data(gradeColumn, s.scores.last), row), write.Count(n)),
			share(fmt.Sprintf("C%d", row), fmt.Sprintf("C$%d", end), n, total))
		upper = b.From.String() + ")"
	}
	s.Row(write.Text("合计").As(write.Total), write.Cell{}.As(write.Total), above("C", first, end, write.Count(total)).As(write.Total),
		share(fmt.Sprintf("C%d", end), fmt.Sprintf("C$%d", end), total, total).As(write.Total))
	return s.drawn(first, end-1, 1, 3)
}
