package honest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// middle is a place in the table where no merged cell reaches over.
func (p *Page) middle() int {
	from, to := p.top(), p.last(dataPart)
	for i := (from + to) / 2; i <= to; i++ {
		if !p.reached(i) {
			return i
		}
	}
	return -1
}

// end is where the rows of the table end: behind its data, or its header.
func (p *Page) end() int { return max(p.last(dataPart)+1, p.top()) }

func (p *Page) reached(i int) bool {
	for above, row := range p.Rows[:i] {
		for _, c := range row.Cells {
			if above+c.Tall > i {
				return true
			}
		}
	}
	return false
}

func repeatedHead(before ...string) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) {
		p := b.visible()
		at := p.middle()
		if at < 0 {
			return
		}
		var all []*Row
		for _, s := range before {
			if i := p.first(titlePart); i >= 0 {
				s = strings.ReplaceAll(s, "{title}", p.Rows[i].Cells[p.Rows[i].order()[0]].Text)
			}
			all = append(all, newRow(notePart, text(remarkRole, s)))
		}
		for _, top := range p.Rows[p.first(headerPart):p.top()] {
			head := newRow(headerPart)
			for col, c := range top.Cells {
				if copied := *c; c.Tall <= 2 { // not the text beside all rows
					head.Cells[col] = &copied
				}
			}
			all = append(all, head)
		}
		p.insert(at, all...)
	}
}

func blankInside(b *Book, _ *rand.Rand) {
	p := b.visible()
	if at := p.middle(); at >= 0 {
		p.insert(at, blankRows(2)...)
	}
}

func blankAfterSubtotals(b *Book, _ *rand.Rand) {
	p := b.visible()
	for i := len(p.Rows) - 1; i >= 0; i-- {
		if p.Rows[i].Part == subtotalPart {
			p.insert(i+1, blankRows(1)...)
		}
	}
}

// numberedColumns prints 1, 2, 3 … under the headers.
func numberedColumns(b *Book, _ *rand.Rand) {
	p := b.visible()
	row := newRow(notePart)
	for i, s := range p.bareSpans() {
		row.Cells[s.at] = number(remarkRole, fmt.Sprint(i+1)).over(s.wide)
	}
	p.insert(p.top(), row)
}

// bareSpans are the columns whose headers reach not over the rows below.
func (p *Page) bareSpans() []span {
	head := p.Rows[p.first(headerPart)]
	return slices.DeleteFunc(p.spans(), func(s span) bool { return head.Cells[s.at].Tall > 1 })
}

// letteredColumns prints 甲, 乙, 1, 2 … under the headers, as statistics do.
func letteredColumns(b *Book, _ *rand.Rand) {
	p := b.visible()
	row, n := newRow(notePart), 0
	for i, s := range p.bareSpans() {
		if letters := strings.Split("甲乙丙", ""); i < len(letters) {
			row.Cells[s.at] = text(remarkRole, letters[i]).over(s.wide)
			continue
		}
		n++
		row.Cells[s.at] = number(remarkRole, fmt.Sprint(n)).over(s.wide)
	}
	p.insert(p.top(), row)
}
