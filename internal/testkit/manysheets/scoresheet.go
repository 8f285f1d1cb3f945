package manysheets

import (
	"fmt"
	"math/rand/v2"

	"jixiao/rules/decimal"
)

// scoreSheet is what one score sheet says. Mistakes change it before it is
// rendered.
type scoreSheet struct {
	project                  project
	name                     string // the project's name as the sheet gives it
	budget, general, govFund decimal.Decimal
	inPlace, spent           decimal.Decimal
	inPlaceRate, spentRate   decimal.Decimal
	evaluatedOn, filledOn    string // 2023-10-09, "" for a blank cell
	indicators               []indicator
	subtotals                []decimal.Decimal // of the dimensions, in their order
	total, final             decimal.Decimal
	grade                    string
}

// indicator is one data row of the table.
type indicator struct {
	row           int
	group         int // index into dimensions
	second, third string
	weight, score decimal.Decimal
	text          string // stands in the score's cell instead of the score
	reason        string
}

// The rows of the sheet that mistakes point at.
const (
	firstIndicatorRow = 9
	totalRow          = 32
	finalRow          = 33
)

// dimension is one first-level indicator with its rows.
type dimension struct {
	name string
	rows []usual
}

// usual is an indicator with the points that it usually has.
type usual struct {
	second, third string
	weight        int64
}

// dimensions is the usual framework; its points sum to 100.
func dimensions() []dimension {
	return []dimension{
		{"决策", []usual{{"项目立项", "立项依据充分性", 3}, {"", "立项程序规范性", 3},
			{"绩效目标", "绩效目标合理性", 3}, {"", "绩效指标明确性", 3},
			{"资金投入", "预算编制科学性", 4}, {"", "资金分配合理性", 4}}},
		{"过程", []usual{{"资金管理", "资金到位率", 4}, {"", "预算执行率", 4}, {"", "资金使用合规性", 4},
			{"组织实施", "管理制度健全性", 4}, {"", "制度执行有效性", 4}}},
		{"产出", []usual{{"产出数量", "实际完成率", 10}, {"产出质量", "质量达标率", 8},
			{"产出时效", "完成及时性", 6}, {"产出成本", "成本节约率", 6}}},
		{"效益", []usual{{"项目效益", "社会效益", 10}, {"", "可持续影响", 10}}},
		{"满意度", []usual{{"满意度", "服务对象满意度", 10}}},
	}
}

// fill makes a sheet without any mistake.
func fill(p project, r *rand.Rand) *scoreSheet {
	s := &scoreSheet{
		project: p, name: p.name,
		evaluatedOn: fmt.Sprintf("2023-09-%02d", 1+r.IntN(28)),
		filledOn:    fmt.Sprintf("2023-10-%02d", 1+r.IntN(12)),
	}
	s.fund(p.budget, r)
	row := firstIndicatorRow
	for g, d := range dimensions() {
		for _, u := range d.rows {
			s.indicators = append(s.indicators, scored(u, row, g, r))
			row++
		}
		row++ // its 小计
	}
	// One lost half point at least, so that no total is above 99.5.
	s.indicators[0].lose(decimal.Must("0.5"), r)
	s.addUp()
	return s
}

// fund sets budget and amounts that agree with each other.
func (s *scoreSheet) fund(budget decimal.Decimal, r *rand.Rand) {
	s.budget, s.inPlace = budget, budget
	s.general, s.govFund = budget, decimal.Zero
	if r.IntN(4) == 0 {
		s.general, s.govFund = decimal.Zero, budget
	}
	s.spent = budget.Mul(hundredths(80 + r.Int64N(21))).Round(2)
	s.inPlaceRate = decimal.One
	s.spentRate = s.spent.Div(s.inPlace, 4)
}

// scored is an indicator that keeps its full points or loses one or half of one.
func scored(u usual, row, group int, r *rand.Rand) indicator {
	in := indicator{row: row, group: group, second: u.second, third: u.third,
		weight: decimal.New(u.weight), score: decimal.New(u.weight)}
	if halves := r.Int64N(3); halves > 0 {
		in.lose(decimal.New(halves).Div(decimal.New(2), 1), r)
	}
	return in
}

// lose takes points off the full score and gives a reason.
func (in *indicator) lose(points decimal.Decimal, r *rand.Rand) {
	reasons := []string{"进度滞后", "佐证材料不完整", "未细化到具体指标", "资料归档不及时"}
	in.score = in.weight.Sub(points)
	in.reason = reasons[r.IntN(len(reasons))]
}

// addUp sums the scores and sets the grade by them.
func (s *scoreSheet) addUp() {
	s.subtotals = make([]decimal.Decimal, len(dimensions()))
	s.total = decimal.Zero
	for _, in := range s.indicators {
		s.subtotals[in.group] = s.subtotals[in.group].Add(in.score)
		s.total = s.total.Add(in.score)
	}
	s.final = s.total
	s.grade = gradeOf(s.final)
}

// gradeOf is the band of a score by the usual bands.
func gradeOf(score decimal.Decimal) string {
	switch {
	case !score.Less(decimal.New(90)):
		return "优"
	case !score.Less(decimal.New(80)):
		return "良"
	case !score.Less(decimal.New(60)):
		return "中"
	}
	return "差"
}
