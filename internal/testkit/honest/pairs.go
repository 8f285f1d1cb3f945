package honest

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// finalAbove moves final score and grade over the table.
func finalAbove(b *Book, _ *rand.Rand) {
	p := b.visible()
	i := slices.IndexFunc(p.Rows, func(r *Row) bool {
		return slices.ContainsFunc(r.order(), func(col int) bool { return r.Cells[col].ID == "final_score" })
	})
	row := p.Rows[i]
	p.Rows = slices.Delete(p.Rows, i, i+1)
	p.insert(p.first(headerPart), row)
}

// extraPairs puts in what other bureaus ask for as well.
func extraPairs(b *Book, _ *rand.Rand) {
	p := b.visible()
	at := p.first(pairPart) + 1
	p.insert(at, newRow(pairPart, label("项目负责人"), text(textRole, "王五"), label("项目起止时间"), text(textRole, "2022年1月—2022年12月")),
		newRow(pairPart, label("项目类别"), text(textRole, "经常性项目"), label("预算年度"), text(textRole, fmt.Sprintf("%d年度", b.Bureau.BudgetYear))),
		newRow(pairPart, label("资金用途"), text(textRole, "按合同支付，合计3笔")))
}

// twoContacts names the project's telephone beside the clerk's.
func twoContacts(b *Book, _ *rand.Rand) {
	p := b.visible()
	p.insert(p.first(pairPart)+1, newRow(pairPart, label("项目负责人"), text(textRole, "王五"), label("联系电话"), text(textRole, "0531-76543210")))
}

// totalAbove tells at the top what the table comes to.
func totalAbove(b *Book, _ *rand.Rand) {
	p := b.visible()
	p.insert(p.first(pairPart)+1, newRow(pairPart, label("总分"), number(remarkRole, p.find("total_score").Text), label("满分"), number(remarkRole, "100")))
}

// blockTitles puts a column in front, with what a block is about.
func blockTitles(b *Book, _ *rand.Rand) {
	p := b.visible()
	p.shift(1, 1)
	from, to := p.pairsAbove()
	p.Rows[from].Cells[1] = text(remarkRole, "项目基本情况").down(to - from)
	p.Rows[to].Cells[1] = text(remarkRole, "评价指标").down(p.last(closingPart) - to + 1)
}

// noCode is the national form, which asks for no code.
func noCode(b *Book, _ *rand.Rand) {
	for _, row := range b.visible().Rows {
		for col, c := range row.Cells {
			if c.ID == "code" || c.Text == "项目编号" {
				delete(row.Cells, col)
			}
		}
	}
}

func shortFunds(b *Book, _ *rand.Rand) {
	words := map[string]string{"年度资金总额": "年度资金总额：", "其中：当年财政拨款": "其中：财政拨款", "　　　上年结转资金": "上年结转", "　　　其他资金": "  其他资金："}
	b.visible().cells(func(c *Cell) {
		if w := words[c.Text]; w != "" {
			c.Text = w
		}
	}, labelRole)
}

// pairsAbove are the rows of label–value pairs above the table.
func (p *Page) pairsAbove() (from, to int) {
	from, to = p.first(pairPart), p.first(pairPart)
	for to < len(p.Rows) && p.Rows[to].Part == pairPart {
		to++
	}
	return from, to
}

func shuffledPairs(b *Book, r *rand.Rand) {
	p := b.visible()
	from, to := p.pairsAbove()
	r.Shuffle(to-from, func(i, j int) { p.Rows[from+i], p.Rows[from+j] = p.Rows[from+j], p.Rows[from+i] })
}

// stackedPairs gives each pair above the table a row of its own.
func stackedPairs(b *Book, _ *rand.Rand) {
	p := b.visible()
	from, to := p.pairsAbove()
	var stacked []*Row
	for _, row := range p.Rows[from:to] {
		order := row.order()
		for i := 0; i+1 < len(order); i += 2 {
			l, v := row.Cells[order[i]], row.Cells[order[i+1]]
			l.Wide = 2
			stacked = append(stacked, newRow(pairPart, l, v.over(6)))
		}
	}
	p.Rows = append(p.Rows[:from:from], append(stacked, p.Rows[to:]...)...)
}

// gaps takes merged labels apart, so that blank cells lie before the values.
func gaps(b *Book, _ *rand.Rand) {
	for _, row := range b.visible().Rows {
		if row.Part != pairPart {
			continue
		}
		for _, c := range row.Cells {
			if c.Wide <= 4 {
				c.Wide = 1
			}
		}
	}
}

// sparePairs leaves out what the form does not ask for.
func sparePairs(b *Book, _ *rand.Rand) {
	spare := []string{"归口科室", "评价机构", "联系电话", "填报人"}
	for _, row := range b.visible().Rows {
		order := row.order()
		for i := 0; i+1 < len(order) && row.Part == pairPart; i += 2 {
			if slices.Contains(spare, row.Cells[order[i]].Text) {
				delete(row.Cells, order[i])
				delete(row.Cells, order[i+1])
			}
		}
	}
}

// oneCell writes labels and values into one cell.
func oneCell(b *Book, _ *rand.Rand) {
	p := b.visible()
	i := p.first(pairPart)
	p.Rows[i] = newRow(pairPart, text(labelRole, fmt.Sprintf("填报单位：%s          填报日期：%s", p.find("unit").Text, p.find("filled_on").Text)).over(8))
}
