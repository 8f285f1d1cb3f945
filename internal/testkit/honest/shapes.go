package honest

import (
	"math/rand/v2"
	"slices"
	"strings"

	"jixiao/rules/decimal"
)

// twoHeads gives the table a second row of headers: one over the first three
// columns, the others over both rows.
func twoHeads(b *Book, _ *rand.Rand) {
	p := b.visible()
	at := p.first(headerPart)
	top, below := p.Rows[at], newRow(headerPart)
	spans := p.bareSpans()
	for i, s := range spans {
		c := top.Cells[s.at]
		if i > 2 {
			c.Tall = 2
			continue
		}
		below.Cells[s.at] = c
		delete(top.Cells, s.at)
	}
	top.Cells[spans[0].at] = text(remarkRole, "基本情况").over(spans[2].at + spans[2].wide - spans[0].at)
	for _, c := range top.Cells {
		if c.Tall > 2 {
			c.Tall++ // it reached down over the table
		}
	}
	p.Rows = slices.Insert(p.Rows, at+1, below)
}

func markInThird(b *Book, _ *rand.Rand) {
	p := b.visible()
	row := p.Rows[p.last(closingPart)]
	first := row.order()[0]
	if c := row.Cells[first]; c.Role == markRole && c.Wide == 3 {
		delete(row.Cells, first)
		c.Wide = 1
		row.Cells[first+2] = c
	}
}

// unused adds an indicator that the project does not have.
func unused(name, weight, score string) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) {
		p := b.visible()
		row := newRow(notePart)
		for col, head := range p.heads() {
			switch head {
			case "二级指标":
				row.Cells[col] = text(groupRole, "生态效益指标")
			case "三级指标":
				row.Cells[col] = text(nameRole, name)
			case "分值":
				row.Cells[col] = text(textRole, weight)
			case "得分":
				row.Cells[col] = text(textRole, score)
			}
		}
		p.insert(p.last(dataPart), row)
	}
}

// twoMeasures takes two rows for the first problem, which has two measures.
func twoMeasures(b *Book, _ *rand.Rand) {
	p := b.visible()
	i, at := p.first(dataPart), p.column("整改措施")
	if i < 0 || at == 0 {
		return
	}
	second := newRow(notePart, nil)
	second.Cells[at] = text(textRole, "另外每季度开展一次专项检查并通报结果")
	for col, c := range p.Rows[i].Cells {
		if col != at {
			c.Tall = 2
		}
	}
	p.Rows = slices.Insert(p.Rows, i+1, second)
}

// groupSubtotals sums up the first group of indicators as well.
func groupSubtotals(b *Book, _ *rand.Rand) {
	p := b.visible()
	for i, row := range p.Rows {
		for _, c := range row.Cells {
			if row.Part == dataPart && c.Role == groupRole && c.Tall > 1 && !strings.HasPrefix(c.ID, "dimension/") {
				p.sumGroup(i, c)
				return
			}
		}
	}
}

// sumGroup puts a sub-total in under the rows that a merged cell names.
func (p *Page) sumGroup(i int, group *Cell) {
	sub := newRow(notePart, nil, text(markRole, group.Text+"小计"))
	for _, row := range p.Rows[i : i+group.Tall] {
		for col, c := range row.Cells {
			if !strings.HasPrefix(c.ID, "score/") && !strings.HasPrefix(c.ID, "weight/") {
				continue
			}
			if !c.counts() {
				return // typed, not to be added up here
			}
			if sub.Cells[col] == nil {
				sub.Cells[col] = number(c.Role, "0")
			}
			sub.Cells[col].Text = decimal.Must(sub.Cells[col].Text).Add(decimal.Must(c.Text)).String()
		}
	}
	p.tallest(i).Tall++
	p.Rows = slices.Insert(p.Rows, i+group.Tall, sub)
}

// tallest is the first-level indicator that reaches over a row.
func (p *Page) tallest(i int) *Cell {
	for at := i; at >= 0; at-- {
		for _, c := range p.Rows[at].Cells {
			if strings.HasPrefix(c.ID, "dimension/") {
				return c
			}
		}
	}
	return &Cell{}
}

// linked names the evidence by a link.
func linked(b *Book, _ *rand.Rand) {
	p := b.visible()
	at := p.column("佐证材料")
	for _, row := range p.Rows {
		if c := row.Cells[at]; row.Part == dataPart && c != nil && c.Text != "" {
			c.Formula = `HYPERLINK("附件/` + c.Text + `","` + c.Text + `")`
		}
	}
}
