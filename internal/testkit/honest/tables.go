package honest

import (
	"math/rand/v2"
	"slices"
)

// tableStyles are what happens between the rows of a table.
func tableStyles() []Style {
	return []Style{
		{Name: "head once more on a second page", Group: "pages", Apply: repeatedHead()},
		{Name: "title and head once more", Group: "pages", Forms: listForms, Apply: repeatedHead("{title}（续）")},
		{Name: "page numbers and head once more", Group: "pages", Apply: repeatedHead("第 1 页，共 2 页", "", "续表")},
		{Name: "signatures between pages", Group: "pages", Forms: listForms, Apply: repeatedHead("填表人：", "审核人：", "", "（接上页）")},
		{Name: "blank rows in the table", Group: "pages", Apply: blankInside},
		{Name: "blank row after each sub-total", Group: "pages", Forms: only("score-sheet"), Apply: blankAfterSubtotals},
		{Name: "numbered columns", Group: "numbered", Apply: numberedColumns},
		{Name: "lettered and numbered columns", Group: "numbered", Apply: letteredColumns},
		{Name: "no sub-totals", Group: "subtotals", Forms: only("score-sheet"), Apply: noSubtotals},
		{Name: "sub-totals above their rows", Group: "subtotals", Forms: only("score-sheet"), Apply: subtotalsAbove},
		{Name: "pre-numbered empty rows", Group: "spare", Forms: only("rectification"), Apply: preNumbered},
		{Name: "spare rows with nothing in them", Group: "spare", Forms: listForms, Apply: spareRows},
		{Name: "hidden empty rows", Group: "spare", Forms: listForms, Apply: hiddenRows},
		{Name: "running numbers as text", Group: "ordinals", Forms: only("rectification"), Apply: ordinalsAs("%d.")},
		{Name: "running numbers in brackets", Group: "ordinals", Forms: only("rectification"), Apply: ordinalsAs("（%d）")},
		{Name: "running numbers in circles", Group: "ordinals", Forms: only("rectification"), Apply: ordinalsIn("①②③④⑤⑥⑦⑧⑨")},
		{Name: "running numbers in Chinese", Group: "ordinals", Forms: only("rectification"), Apply: ordinalsIn("一二三四五六七八九")},
		{Name: "projects merged over their rows", Group: "merged rows", Against: only("nil"), Forms: only("rectification"), Apply: mergedProject},
		{Name: "nothing to report", Group: "nil", Forms: only("rectification"), Apply: nilReport("零报告")},
		{Name: "nothing to report in a sentence", Group: "nil", Forms: only("rectification"), Apply: nilReport("经自查，本单位本年度无整改问题，零报告。")},
		{Name: "nothing to report, in one word", Group: "nil", Forms: only("rectification"), Apply: nilReport("无")},
		{Name: "units merged over their rows", Group: "merged rows", Forms: only("score-list"), Apply: mergedUnits},
		{Name: "two rows of headers", Group: "head rows", Apply: twoHeads},
		{Name: "final score above the table", Group: "final", Forms: only("score-sheet"), Apply: finalAbove},
		{Name: "total named in the third column", Group: "mark", Forms: only("score-sheet"), Apply: markInThird},
		{Name: "indicators that are not used", Group: "unused", Forms: only("self-evaluation"), Apply: unused("无", "—", "—")},
		{Name: "indicators that do not apply", Group: "unused", Forms: only("self-evaluation"), Apply: unused("不涉及", "", "")},
		{Name: "indicators that do not apply, with strokes", Group: "unused", Forms: only("self-evaluation"), Apply: unused("不适用", "/", "/")},
		{Name: "a problem with two measures", Group: "merged rows", Against: only("nil"), Forms: only("rectification"), Apply: twoMeasures},
		{Name: "sub-totals of groups", Group: "subtotals", Against: only("sums"), Forms: only("score-sheet"), Apply: groupSubtotals},
		{Name: "highest and lowest", Group: "closing", Forms: only("score-list"), Apply: statistics},
		{Name: "grades counted below", Group: "foot", Forms: only("score-list"), Apply: gradesBelow},
		{Name: "no closing row", Group: "closing", Forms: only("rectification"), Apply: noClosing},
		{Name: "total of a list", Group: "closing", Forms: only("score-list"), Apply: listTotal("合计")},
		{Name: "average of a list", Group: "closing", Forms: only("score-list"), Apply: listAverage},
		{Name: "total and average of a list", Group: "closing", Forms: only("score-list"), Apply: func(b *Book, r *rand.Rand) { listTotal("合计")(b, r); listAverage(b, r) }},
		{Name: "a list of how many", Group: "closing", Forms: only("score-list", "problem-list"), Apply: counted},
		{Name: "headings in a list", Group: "headings", Forms: only("score-list", "problem-list"), Apply: headings(true)},
		{Name: "sub-totals in a list", Group: "headings", Forms: only("score-list"), Apply: listSubtotals},
		{Name: "headings in a list, not merged", Group: "headings", Forms: only("score-list", "problem-list"), Apply: headings(false)},
	}
}

func noSubtotals(b *Book, _ *rand.Rand) {
	p := b.visible()
	p.Rows = slices.DeleteFunc(p.Rows, func(r *Row) bool { return r.Part == subtotalPart })
}

func subtotalsAbove(b *Book, _ *rand.Rand) {
	p := b.visible()
	start := p.top()
	for i := start; i < len(p.Rows); i++ {
		if p.Rows[i].Part == subtotalPart {
			row := p.Rows[i]
			copy(p.Rows[start+1:i+1], p.Rows[start:i])
			p.Rows[start] = row
			start = i + 1
		}
	}
}

func spareRows(b *Book, _ *rand.Rand) {
	p := b.visible()
	row := newRow(notePart)
	for _, s := range p.spans() {
		row.Cells[s.at] = blank().as(dayFormat)
	}
	p.insert(p.end(), row, newRow(notePart))
}

func hiddenRows(b *Book, _ *rand.Rand) {
	p := b.visible()
	all := blankRows(3)
	for _, row := range all {
		row.Hidden = true
	}
	p.insert(p.end(), all...)
}

// mergedProject merges code and name over the rows of the one project.
func mergedProject(b *Book, _ *rand.Rand) {
	p := b.visible()
	n := 0
	for _, row := range p.Rows {
		if row.Part != dataPart {
			continue
		}
		if n++; n > 1 {
			for col, c := range row.Cells {
				if c.Role == codeRole || c.Role == nameRole {
					delete(row.Cells, col)
				}
			}
		}
	}
	for _, c := range p.Rows[p.first(dataPart)].Cells {
		if n > 1 && (c.Role == codeRole || c.Role == nameRole) {
			c.Tall = p.last(dataPart) - p.first(dataPart) + 1
		}
	}
}

// nilReport has no problem to report, and says so in the first row.
func nilReport(words string) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) {
		p := b.visible()
		p.Rows = slices.DeleteFunc(p.Rows, func(r *Row) bool { return r.Part == dataPart })
		row := newRow(notePart)
		for i, s := range p.spans() {
			if i == 4 {
				row.Cells[s.at] = text(remarkRole, words)
			}
		}
		p.insert(p.top(), row)
		for _, id := range []string{"problem_count", "done_count"} {
			if c := p.find(id); c != nil {
				c.Text = "0"
			}
		}
		if c := p.find("completion_rate"); c != nil {
			c.Kind, c.Text = textKind, "—"
		}
	}
}

func noClosing(b *Book, _ *rand.Rand) {
	p := b.visible()
	p.Rows = slices.DeleteFunc(p.Rows, func(r *Row) bool { return r.Part == closingPart })
}
