package honest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"jixiao/rules/decimal"
)

// mergedUnits merges a unit over the rows of its projects where they follow
// each other.
func mergedUnits(b *Book, _ *rand.Rand) {
	p := b.visible()
	var above *Cell
	for i, row := range p.Rows {
		for col, c := range row.Cells {
			if row.Part != dataPart || c.Role != unitRole {
				continue
			}
			if above != nil && above.Text == c.Text && p.Rows[i-1].Part == dataPart {
				above.Tall = max(above.Tall, 1) + 1
				delete(row.Cells, col)
				continue
			}
			above = c
		}
	}
}

// statistics tells of a list how its scores lie.
func statistics(b *Book, _ *rand.Rand) {
	p := b.visible()
	col, _, _ := p.listed()
	for i, name := range []string{"最高分", "最低分"} {
		row := newRow(notePart, text(markRole, name))
		if col > 0 {
			row.Cells[col] = number(scoreRole, fmt.Sprint(95-10*i))
		}
		p.insert(p.end()+i, row)
	}
}

// gradesBelow tells below a list how many have which grade.
func gradesBelow(b *Book, _ *rand.Rand) {
	p := b.visible()
	p.add(notePart)
	p.add(notePart, text(remarkRole, "其中："), text(remarkRole, "优"), text(remarkRole, "9个"), text(remarkRole, "良"), text(remarkRole, "2个"))
}

// scores are the scores of a list, by where they stand.
func (p *Page) listed() (col int, sum decimal.Decimal, n int64) {
	p.each(func(at, _ int, c *Cell) {
		if strings.HasPrefix(c.ID, "score/") && c.Kind == numberKind {
			col, sum, n = at, sum.Add(decimal.Must(c.Text)), n+1
		}
	})
	return col, sum, n
}

func (p *Page) closeList(name, id, value string, col int) {
	row := newRow(closingPart, text(markRole, name))
	row.Cells[col] = number(scoreRole, value).named(id)
	p.insert(max(p.last(dataPart), p.last(closingPart))+1, row)
}

func listTotal(name string) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) {
		p := b.visible()
		if col, sum, _ := p.listed(); col > 0 {
			p.closeList(name, "list_total", sum.String(), col)
		}
	}
}

func listAverage(b *Book, r *rand.Rand) {
	p := b.visible()
	if col, sum, n := p.listed(); col > 0 {
		p.closeList(pick(r, "平均分", "平均"), "list_average", sum.Div(decimal.New(n), 2).String(), col)
	}
}

// counted closes a list with how many rows there are.
func counted(b *Book, _ *rand.Rand) {
	p := b.visible()
	n := 0
	for _, row := range p.Rows {
		if row.Part == dataPart {
			n++
		}
	}
	p.insert(p.last(dataPart)+1, newRow(notePart, text(remarkRole, "合计"), nil, text(remarkRole, fmt.Sprintf("%d个", n))))
}

// headings part a list into sections.
func headings(merged bool) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) {
		p := b.visible()
		first := p.top()
		for i, name := range []string{"二、社会事业类", "一、城乡建设类"} {
			c := text(remarkRole, name)
			if merged {
				c.Wide = p.width()
			}
			p.insert(first+2-2*i, newRow(notePart, c))
		}
	}
}

// listSubtotals sums up the first rows of a list, as it is parted by division.
func listSubtotals(b *Book, _ *rand.Rand) {
	p := b.visible()
	col, sum, n := 0, decimal.Zero, 0
	p.each(func(at, _ int, c *Cell) {
		if strings.HasPrefix(c.ID, "score/") && c.Kind == numberKind && n < 2 {
			col, sum, n = at, sum.Add(decimal.Must(c.Text)), n+1
		}
	})
	if n == 0 {
		return
	}
	row := newRow(notePart, text(markRole, "经建科小计"), nil, text(remarkRole, "2个项目"))
	row.Cells[col] = number(scoreRole, sum.String())
	p.insert(p.top()+2, row)
}
