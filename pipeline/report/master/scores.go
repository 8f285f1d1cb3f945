package master

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
	"jixiao/rules/decimal"
)

// Columns of 评分统计 that other sheets compute with.
const (
	scoreColumn = 4
	gradeColumn = 5
)

// scoreTable is 评分统计 as other sheets refer to it.
type scoreTable struct {
	*view.Table
	last   int
	grades map[string]int             // projects by grade
	scored map[string]decimal.Decimal // final scores by project
}

// scores writes 评分统计 as 附件2 has it. A score that the section issued in a
// score list counts before the department's own sheet.
func (m *master) scores() *scoreTable {
	columns := []view.Column{view.Short("序号", 8), view.Words("实施单位", 34), view.Words("项目名称", 44),
		view.Number("财政综合评分", 14), view.Short("财政综合评价等级", 18), view.Words("说明", 20)}
	t := &scoreTable{Table: m.table("评分统计", 3, columns), grades: map[string]int{}, scored: map[string]decimal.Decimal{}}
	t.Begin(fmt.Sprintf("%d年度财政重点项目综合评分统计表", m.Campaign.Facts.Year), m.AsOfText())
	for _, p := range m.Campaign.Facts.Projects {
		score, grade := m.Score(p.Code)
		if score.OK {
			t.scored[p.Code] = score.Number
			t.grades[grade.Cell.String()]++
		}
		t.Row(write.Text(p.Code), write.Text(m.Unit(p.Unit)), write.Text(p.Name),
			m.place(t.Table, scoreColumn, p.Code, score),
			m.place(t.Table, gradeColumn, p.Code, grade), m.standingNote(p))
	}
	t.last = t.Next() - 1
	t.End()
	t.average()
	return t
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
		result = write.Formula("ROUND(AVERAGE("+t.Data(scoreColumn, t.last)+"),2)", write.Number(mean, write.ScoreFormat(mean)))
	}
	t.Row(write.Text("平均").As(write.Total), write.Cell{}.As(write.Total), write.Cell{}.As(write.Total),
		result.As(write.Total), write.Cell{}.As(write.Total), write.Cell{}.As(write.Total))
}
