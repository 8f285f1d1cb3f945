package honest

import (
	"fmt"
	"math/rand/v2"

	"jixiao/rules/decimal"
)

// selfEvaluation draws a 项目支出绩效自评表, as 财预〔2020〕10号 has it.
func selfEvaluation(b *Bureau, r *rand.Rand) *Book {
	project := pick(r, b.Projects...)
	p := &Page{Name: "自评表"}
	p.add(titlePart, text(remarkRole, "项目支出绩效自评表").over(10))
	p.add(titlePart, text(remarkRole, fmt.Sprintf("（%d年度）", pick(r, b.Year, b.BudgetYear))).named("stamp").over(10))
	p.add(pairPart, label("项目名称").over(2), text(nameRole, project.Name).named("name").over(4), label("项目编号"), text(codeRole, project.Code).named("code").over(3))
	p.add(pairPart, label("主管部门").over(2), text(textRole, project.Unit.Name).over(3), label("实施单位"), text(unitRole, project.Unit.label()).named("unit").over(4))
	score := p.fundGrid(project.Budget, r)
	p.add(goalPart, text(remarkRole, "年度总体目标").over(2).down(2), label("预期目标").over(4), label("实际完成情况").over(4))
	p.add(goalPart, nil, nil, text(textRole, "完成"+project.Name+"年度任务。").over(4), text(textRole, "已按计划完成，总分和得分情况见下表。").over(4))
	p.measures(score, r)
	return &Book{Form: "self-evaluation", Pages: []*Page{p}, Bureau: b, Sender: project.Unit.Code, Project: &project}
}

// fundGrid draws the block of amounts and returns its score.
func (p *Page) fundGrid(budget decimal.Decimal, r *rand.Rand) decimal.Decimal {
	carried := budget.Mul(hundredths(r.Int64N(20))).Round(2)
	year := budget
	if r.IntN(3) == 0 {
		year = budget.Add(hundredths(r.Int64N(5000)))
	}
	spent := year.Mul(hundredths(70 + r.Int64N(31))).Round(2)
	score := spent.Div(year, 4).Mul(decimal.New(10)).Round(2)
	p.add(gridPart, text(remarkRole, "项目资金（万元）").over(2).down(5), nil, nil, header("年初预算数"), header("全年预算数（A）"), header("全年执行数（B）"),
		header("分值"), header("执行率（B/A）"), header("得分"), nil)
	p.add(gridPart, nil, nil, label("年度资金总额").over(2), amount("total.initial", budget), amount("total.year", year), amount("total.spent", spent),
		number(weightRole, "10").named("weight/fund"), rate("total.rate", spent, year), number(scoreRole, score.String()).named("score/fund"), nil)
	parts := [][3]decimal.Decimal{
		{budget.Sub(carried), year.Sub(carried), spent.Sub(decimal.Min(carried, spent))},
		{carried, carried, decimal.Min(carried, spent)}, {decimal.Zero, decimal.Zero, decimal.Zero}}
	for i, name := range []string{"其中：当年财政拨款", "　　　上年结转资金", "　　　其他资金"} {
		p.add(gridPart, nil, nil, label(name).over(2), amount(fmt.Sprint("initial/", i), parts[i][0]), amount(fmt.Sprint("year/", i), parts[i][1]),
			amount(fmt.Sprint("spent/", i), parts[i][2]), text(textRole, "—"), text(textRole, "—"), text(textRole, "—"), nil)
	}
	return score
}

// selfMeasures are indicators of a self-evaluation with their usual points.
var selfMeasures = []struct{ dimension, group, name, target, weight string }{
	{"产出指标", "数量指标", "任务完成数量", "100%", "15"},
	{"产出指标", "质量指标", "验收合格率", "≥95%", "15"},
	{"产出指标", "时效指标", "按期完成率", "100%", "10"},
	{"产出指标", "成本指标", "成本控制率（合计）", "≤100%", "10"},
	{"效益指标", "社会效益指标", "公共服务改善", "效果明显", "15"},
	{"效益指标", "可持续影响指标", "长效机制", "健全", "15"},
	{"满意度指标", "服务对象满意度指标", "服务对象满意度", "≥90%", "10"},
}

// measures draws the table of indicators; its closing row adds the funds' score.
func (p *Page) measures(fund decimal.Decimal, r *rand.Rand) {
	p.add(headerPart, text(remarkRole, "绩效指标").down(1+len(selfMeasures)), header("一级指标"), header("二级指标"), header("三级指标"), header("年度指标值"),
		header("实际完成值"), header("分值"), header("得分"), header("偏差原因分析及改进措施").over(2))
	total := fund
	for i, m := range selfMeasures {
		score, reason := scored(decimal.Must(m.weight), pick(r, decimal.One, decimal.Must("0.5")), r)
		row := p.add(dataPart, nil, nil, text(groupRole, m.group), text(nameRole, m.name), text(textRole, m.target), text(textRole, "达成预期指标"),
			number(weightRole, m.weight).named(fmt.Sprint("weight/", i)), number(scoreRole, score.String()).named(fmt.Sprint("score/", i)), text(textRole, reason).over(2))
		if i == 0 || selfMeasures[i-1].dimension != m.dimension {
			tall := 1
			for i+tall < len(selfMeasures) && selfMeasures[i+tall].dimension == m.dimension {
				tall++
			}
			row.Cells[2] = text(groupRole, m.dimension).down(tall)
		}
		total = total.Add(score)
	}
	p.add(closingPart, text(markRole, "总分").over(6), number(weightRole, "100").named("total_weight"),
		number(scoreRole, total.String()).named("total_score"), blank().over(2))
}
