package honest

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
)

// columnStyles are ways to cut a table into columns.
func columnStyles() []Style {
	extra := func(name string, forms []string, head string, before string, cell func(i int) *Cell) Style {
		return Style{Name: name, Group: "extra", Forms: forms, Apply: func(b *Book, _ *rand.Rand) { b.visible().insertColumn(before, head, cell) }}
	}
	running := func(i int) *Cell { return number(ordinal, fmt.Sprint(i+1)) }
	return []Style{
		{Name: "columns in another order", Group: "order", Apply: shuffled},
		{Name: "score before weight", Group: "order", Forms: scored2, Apply: swapped("分值", "得分")},
		{Name: "notes in front", Group: "order", Forms: only("score-sheet", "rectification"), Apply: swapped("备注", "一级指标", "序号")},
		extra("running numbers in front", only("score-sheet"), "序号", "一级指标", running),
		extra("running numbers in front of a list", only("score-list", "problem-list"), "顺序号", "", running),
		extra("running numbers in texts", only("score-sheet"), "序号", "一级指标", func(i int) *Cell { return text(ordinal, fmt.Sprintf("（%d）", i+1)) }),
		{Name: "codes beside running numbers", Group: "extra", Against: only("labels", "invisible"), Forms: only("score-list"), Apply: func(b *Book, r *rand.Rand) {
			renamed("序号", "项目编号")(b, r)
			b.visible().insertColumn("项目编号", "序号", running)
		}},
		extra("points of evaluation", only("score-sheet"), "评价要点", "分值", func(i int) *Cell {
			return text(textRole, fmt.Sprintf("①依据充分得%d分；②合计不全的扣0.5分，总分扣完为止。", i%3+1))
		}),
		extra("standard of evaluation", scored2, "评分标准", "分值", func(int) *Cell { return text(textRole, "100%") }),
		extra("own score beside", only("score-sheet"), "自评得分", "得分", func(i int) *Cell { return number(textRole, fmt.Sprint(i%3+1)) }),
		extra("last year's score beside", withScores, "上年得分", "", func(i int) *Cell { return number(textRole, fmt.Sprint(i%3+1)) }),
		extra("rank beside", only("score-list"), "排名", "", running),
		extra("division beside", only("score-list", "problem-list"), "归口科室", "项目名称", func(int) *Cell { return text(textRole, "经建科") }),
		extra("amounts beside", only("score-list"), "预算金额（万元）", "财政综合评分", func(i int) *Cell { return number(amountRole, fmt.Sprint(100+i)) }),
		{Name: "merges taken apart", Group: "merges", Apply: apart(false)},
		{Name: "merges taken apart, values in every row", Group: "merges", Apply: apart(true)},
		{Name: "group beside", Group: "merges", Forms: only("score-sheet"), Apply: withoutColumn("二级指标")},
		{Name: "no notes", Group: "note column", Forms: only("score-sheet", "rectification"), Apply: withoutColumn("备注")},
	}
}

// span is a column of the table: where it begins and how wide it is.
type span struct{ at, wide int }

// spans are the columns of the table in their order.
func (p *Page) spans() []span {
	head := p.Rows[p.first(headerPart)]
	var all []span
	for _, col := range head.order() {
		all = append(all, span{col, max(head.Cells[col].Wide, 1)})
	}
	return all
}

// inTable reports whether a row has the table's columns.
func (r *Row) inTable() bool {
	return slices.Contains([]part{headerPart, dataPart, subtotalPart}, r.Part)
}

// arrange puts the columns of the table in another order. A sub-total's name
// keeps its place, and stands in one column then.
func (p *Page) arrange(order []span) {
	to, next := map[int]int{}, p.spans()[0].at
	for _, s := range order {
		to[s.at] = next
		next += s.wide
	}
	for _, row := range p.Rows {
		if !row.inTable() && !row.totals() {
			continue
		}
		moved := map[int]*Cell{}
		for col, c := range row.Cells {
			if at, ok := to[col]; ok && c.Role != markRole {
				moved[at] = c
			}
		}
		if row.totals() {
			row.keepMark(moved)
		}
		row.Cells = moved
	}
}

// totals reports whether a row has its name and totals in the table's columns.
func (r *Row) totals() bool {
	return r.Part == subtotalPart || r.Part == closingPart && !slices.ContainsFunc(r.order(), func(col int) bool { return r.Cells[col].Role == labelRole })
}

// keepMark puts the row's name where it was, or in the next column that is free.
func (r *Row) keepMark(moved map[int]*Cell) {
	for _, col := range r.order() {
		c := r.Cells[col]
		if c.Role != markRole {
			continue
		}
		c.Wide = 1
		for moved[col] != nil && moved[col].Text != "" {
			col++
		}
		moved[col] = c
	}
}

// shuffled changes the order, but keeps what names the rows in front: 一级指标
// before 三级指标, and the total's name is looked for there.
func shuffled(b *Book, r *rand.Rand) {
	p := b.visible()
	order := p.spans()
	front := min(3, len(order)-2)
	r.Shuffle(len(order)-front, func(i, j int) { order[front+i], order[front+j] = order[front+j], order[front+i] })
	p.arrange(order)
}

func swapped(a string, others ...string) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) {
		p := b.visible()
		order, heads := p.spans(), p.heads()
		i := slices.IndexFunc(order, func(s span) bool { return heads[s.at] == a })
		j := slices.IndexFunc(order, func(s span) bool { return slices.Contains(others, heads[s.at]) })
		if i >= 0 && j >= 0 {
			order[i], order[j] = order[j], order[i]
			p.arrange(order)
		}
	}
}

// insertColumn puts a column of the table in before a header, "" for behind
// the last one. What lies above and below moves too.
func (p *Page) insertColumn(before, head string, cell func(i int) *Cell) {
	last := p.spans()[len(p.spans())-1]
	at := last.at + last.wide
	for col, text := range p.heads() {
		if text == before {
			at = col
		}
	}
	p.shift(at, 1)
	n := 0
	for _, row := range p.Rows {
		switch row.Part {
		case headerPart:
			row.Cells[at] = header(head)
		case dataPart:
			row.Cells[at] = cell(n)
			n++
		}
	}
}

// withoutColumn takes a column of the table out, if it is there.
func withoutColumn(head string) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) {
		p := b.visible()
		for col, text := range p.heads() {
			if text != head {
				continue
			}
			for _, row := range p.Rows {
				if row.inTable() {
					delete(row.Cells, col)
				}
			}
		}
	}
}

// apart takes merged cells of the data apart; the value stands in the first
// row, or in each.
func apart(repeat bool) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) {
		p := b.visible()
		for i, row := range p.Rows {
			for col, c := range maps.Clone(row.Cells) {
				if row.Part != dataPart || c.Tall < 2 {
					continue
				}
				for below := 1; repeat && below < c.Tall; below++ {
					copied := *c
					copied.Tall = 1
					p.Rows[i+below].Cells[col] = &copied
				}
				c.Tall = 1
			}
		}
	}
}
