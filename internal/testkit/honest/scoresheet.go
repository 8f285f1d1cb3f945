package honest

import (
	"fmt"
	"math/rand/v2"

	"jixiao/rules/decimal"
)

// number formats that bureaus use.
const (
	amountFormat  = "#,##0.00"
	percentFormat = "0.00%"
	dayFormat     = "yyyy-mm-dd"
)

// reasons for points that were taken off.
var reasons = []string{"进度滞后", "佐证材料不完整", "未细化到具体指标，扣分合计见附表", "资料归档不及时", "无验收资料，扣1分", "总分未达到预期，酌情扣分"}

// scoreSheet draws a 评分表.
func scoreSheet(b *Bureau, r *rand.Rand) *Book {
	project := pick(r, b.Projects...)
	p := &Page{Name: "评分表"}
	p.add(titlePart, text(remarkRole, fmt.Sprintf("%d年度%s", b.Year, b.Wording)).over(8))
	p.add(notePart, nil, nil, nil, nil, nil, nil, nil, text(remarkRole, "单位：万元、分"))
	p.add(pairPart, label("项目编号"), text(codeRole, project.Code).named("code"),
		label("项目名称"), text(nameRole, project.Name).named("name").over(5))
	p.add(pairPart, label("实施单位"), text(unitRole, project.Unit.label()).named("unit").over(3),
		label("归口科室"), text(textRole, project.Division).named("division").over(3))
	p.funds(project, r)
	p.add(pairPart, label("评价机构"), text(textRole, pick(r, "第三方评价机构", "山东某某会计师事务所（特殊普通合伙）")).over(3),
		label("评价日期"), date(b.day(r, 9)).named("evaluated_on").over(3))
	total := p.indicators(b, r)
	p.add(pairPart, label("财政综合评分"), number(scoreRole, total.String()).named("final_score").over(2),
		label("财政综合评价等级"), text(gradeRole, gradeOf(total)).named("grade").over(4))
	p.add(pairPart, label("填报人"), text(textRole, pick(r, "李四", "欧阳小明")), label("联系电话"), text(textRole, "0531-75864663").named("phone"),
		label("填报日期"), date(b.filled(r)).named("filled_on").over(3))
	return &Book{Form: "score-sheet", Pages: []*Page{p}, Bureau: b, Sender: project.Unit.Code, Project: &project}
}

func label(s string) *Cell  { return text(labelRole, s) }
func header(s string) *Cell { return text(headerRole, s) }
func date(day string) *Cell {
	return &Cell{Role: dateRole, Kind: dateKind, Text: day, Format: dayFormat}
}
func amount(id string, d decimal.Decimal) *Cell {
	return number(amountRole, d.String()).named(id).as(amountFormat)
}

// rate is a quotient as a clerk rounds it.
func rate(id string, part, whole decimal.Decimal) *Cell {
	return number(rateRole, part.Div(whole, 4).String()).named(id).as(percentFormat)
}

// funds draws amounts that agree with the register and with each other.
func (p *Page) funds(project Project, r *rand.Rand) {
	budget := project.Budget
	other := budget.Mul(hundredths(r.Int64N(30))).Round(2)
	fund := decimal.Zero
	if r.IntN(3) == 0 {
		fund = budget.Mul(hundredths(r.Int64N(40))).Round(2)
	}
	inPlace := budget
	if r.IntN(3) == 0 {
		inPlace = budget.Mul(hundredths(60 + r.Int64N(41))).Round(2)
	}
	spent := inPlace.Mul(hundredths(50 + r.Int64N(51))).Round(2)
	p.add(pairPart, label("预算批复金额"), amount("budget", budget), label("一般公共预算"), amount("general", budget.Sub(other).Sub(fund)),
		label("政府性基金"), amount("gov_fund", fund), label("其他资金"), amount("other", other))
	p.add(pairPart, label("到位资金"), amount("in_place", inPlace), label("实际支出"), amount("spent", spent),
		label("资金到位率"), rate("in_place_rate", inPlace, budget), label("预算执行率"), rate("execution_rate", spent, inPlace))
}

// indicators draws the table and returns what it adds up to.
func (p *Page) indicators(b *Bureau, r *rand.Rand) decimal.Decimal {
	p.add(headerPart, header("一级指标"), header("二级指标"), header("三级指标"), header("分值"), header("得分"), header("扣分原因").over(2), header("备注"))
	total, n := decimal.Zero, 0
	step := pick(r, "0.5", "0.1", "0.25", "1")
	for g, d := range b.Framework {
		weights, scores := decimal.Zero, decimal.Zero
		p.Groups = append(p.Groups, len(d.Rows))
		for i, in := range d.Rows {
			weight := decimal.Must(in.Weight)
			score, reason := scored(weight, decimal.Must(step), r)
			row := p.add(dataPart, nil, nil, text(nameRole, in.Name), number(weightRole, in.Weight).named(fmt.Sprint("weight/", n)),
				number(scoreRole, score.String()).named(fmt.Sprint("score/", n)), text(textRole, reason).over(2), nil)
			if i == 0 {
				row.Cells[1] = text(groupRole, d.Name).down(len(d.Rows)).named(fmt.Sprint("dimension/", g))
			}
			if i == 0 || d.Rows[i-1].Group != in.Group {
				row.Cells[2] = text(groupRole, in.Group).down(sameGroup(d.Rows[i:]))
			}
			weights, scores = weights.Add(weight), scores.Add(score)
			n++
		}
		p.add(subtotalPart, text(markRole, d.Name+"小计").over(3), number(weightRole, weights.String()).named(fmt.Sprint("subweight/", g)),
			number(scoreRole, scores.String()).named(fmt.Sprint("subscore/", g)), blank().over(2))
		total = total.Add(scores)
	}
	p.add(closingPart, text(markRole, "合计").over(3), number(weightRole, "100").named("total_weight"),
		number(scoreRole, total.String()).named("total_score"), blank().over(2))
	return total
}

func blank() *Cell { return &Cell{Role: textRole} }

func sameGroup(rows []Indicator) int {
	n := 1
	for n < len(rows) && rows[n].Group == rows[0].Group {
		n++
	}
	return n
}

// scored takes up to three steps off the points, with a reason.
func scored(weight, step decimal.Decimal, r *rand.Rand) (decimal.Decimal, string) {
	off := step.Mul(decimal.New(r.Int64N(4)))
	if off.IsZero() || !off.Less(weight) {
		return weight, ""
	}
	return weight.Sub(off), pick(r, reasons...)
}
