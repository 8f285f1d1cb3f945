package report

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// Columns of 评分统计 that other sheets compute with.
const (
	scoreColumn = 4
	gradeColumn = 5
)

// scoreTable is 评分统计 as other sheets refer to it.
type scoreTable struct {
	*table
	last   int
	grades map[string]int             // projects by grade
	scored map[string]decimal.Decimal // final scores by project
}

// scores writes 评分统计 as 附件2 has it. A score that the section issued in a
// score list counts before the department's own sheet.
func (m *master) scores() *scoreTable {
	columns := []column{short("序号", 8), text("实施单位", 34), text("项目名称", 44),
		number("财政综合评分", 14), short("财政综合评价等级", 18), text("说明", 20)}
	t := &scoreTable{table: m.table("评分统计", 3, columns), grades: map[string]int{}, scored: map[string]decimal.Decimal{}}
	t.begin(fmt.Sprintf("%d年度财政重点项目综合评分统计表", m.c.Facts.Year), m.state())
	for _, p := range m.c.Facts.Projects {
		score, grade := m.score(p.Code)
		if score.ok {
			t.scored[p.Code] = score.number
			t.grades[grade.cell.String()]++
		}
		t.Row(write.Text(p.Code), write.Text(m.unit(p.Unit)), write.Text(p.Name),
			m.place(t.table, scoreColumn, p.Code, score),
			m.place(t.table, gradeColumn, p.Code, grade), m.standingNote(p))
	}
	t.last = t.Next() - 1
	t.end()
	t.average()
	return t
}

// score is a project's final score and grade.
func (v *view) score(project string) (score, grade figure) {
	list := v.merged[merge{scoreList, ""}]
	if list != nil {
		for _, row := range list.Submission.Tables["scores"].Rows {
			if code := row.Value(form.ProjectField); code.OK() && code.Text == project {
				return scoreFigures(list, row.Value("final_score"), row.Value("grade"))
			}
		}
	}
	if n := v.merged[merge{scoreSheet, project}]; n != nil {
		return scoreFigures(n, n.Submission.Fields["final_score"], n.Submission.Fields["grade"])
	}
	return figure{}, figure{}
}

func scoreFigures(n *record.Version, score, grade form.Value) (figure, figure) {
	return valueFigure(n, score, "财政综合评分", form.TypeScore), valueFigure(n, grade, "财政综合评价等级", form.TypeChoice)
}

// average closes the table when there is a score at all.
func (t *scoreTable) average() {
	result := write.Text("")
	if n := len(t.scored); n > 0 {
		var total decimal.Decimal
		for _, d := range t.scored {
			total = total.Add(d)
		}
		mean := total.Div(decimal.New(int64(n)), 2)
		result = write.Formula("ROUND(AVERAGE("+t.data(scoreColumn, t.last)+"),2)", write.Number(mean, write.ScoreFormat(mean)))
	}
	t.Row(write.Text("平均").As(write.Total), write.Cell{}.As(write.Total), write.Cell{}.As(write.Total),
		result.As(write.Total), write.Cell{}.As(write.Total), write.Cell{}.As(write.Total))
}
