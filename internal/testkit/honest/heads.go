package honest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// headStyles are what stands above a table, and how titles are written.
func headStyles() []Style {
	above := func(name string, texts ...string) Style {
		return Style{Name: name, Group: "letterhead", Apply: func(b *Book, _ *rand.Rand) { b.visible().letterhead(b.Bureau, texts...) }}
	}
	return []Style{
		above("annex above", "附件2"), above("annex with a colon", "附件3：", ""), above("letterhead", "某某区财政局文件", "某财绩〔{year}〕12号", ""),
		above("letterhead of another year", "根据《关于开展{budget}年度财政重点绩效评价工作的通知》（某财绩〔{budget}〕3号）编制"),
		above("secrecy and number", "内部资料　注意保存", "编号："), above("table number", "表 1", "制表单位：某某区财政局", "批准文号：某统函〔{year}〕5号"),
		above("list of annexes above", "附件：1.绩效评价评分表；2.整改情况报告表；3.项目支出绩效自评表；4.评分统计表；5.问题清单"),
		above("sender above", "报送单位（盖章）：", ""), above("period above", "评价期间：{budget}年1月1日至{budget}年12月31日"),
		{Name: "title with the bureau", Group: "title", Apply: titled(func(b *Bureau, s string) string { return "某某市某某区" + s })},
		{Name: "title in two lines", Group: "title", Apply: titled(func(b *Bureau, s string) string { return strings.Replace(s, "年度", "年度\n", 1) })},
		{Name: "title with blanks", Group: "title", Apply: titled(func(b *Bureau, s string) string { return strings.Join(strings.Split(s, ""), " ") })},
		{Name: "title in Chinese numerals", Group: "title", Apply: titled(func(b *Bureau, s string) string {
			return strings.NewReplacer("2023", "二〇二三", "2026", "二〇二六").Replace(s)
		})},
		{Name: "title in book marks", Group: "title", Apply: titled(func(b *Bureau, s string) string { return "《" + s + "》" })},
		{Name: "title with 汇总 behind", Group: "title", Forms: listForms, Apply: titled(func(b *Bureau, s string) string { return s + "（汇总）" })},
		{Name: "title with its year below", Group: "title", Apply: yearBelow},
		{Name: "title without merging", Group: "title merge", Apply: func(b *Book, _ *rand.Rand) {
			for _, row := range b.visible().Rows {
				for _, c := range row.Cells {
					if row.Part == titlePart {
						c.Wide = 1
					}
				}
			}
		}},
		{Name: "own title", Group: "title", Forms: only("score-sheet", "rectification", "score-list", "problem-list"), Apply: ownTitle},
		{Name: "unit line", Group: "unit line", Apply: func(b *Book, _ *rand.Rand) {
			b.visible().insert(1, newRow(notePart, text(remarkRole, "金额单位：万元")))
		}},
		{Name: "blank rows above", Group: "blank", Apply: func(b *Book, _ *rand.Rand) { b.visible().insert(0, blankRows(3)...) }},
		{Name: "blank rows under the title", Group: "blank", Apply: func(b *Book, _ *rand.Rand) { b.visible().insert(1, blankRows(2)...) }},
		{Name: "blank rows between blocks", Group: "blank", Apply: func(b *Book, _ *rand.Rand) {
			p := b.visible()
			p.insert(p.first(headerPart), blankRows(1)...)
		}},
		{Name: "blank column in front", Group: "blank column", Apply: func(b *Book, _ *rand.Rand) { b.visible().shift(1, 1) }},
		{Name: "pairs in another order", Group: "pairs", Forms: only("score-sheet"), Apply: shuffledPairs},
		{Name: "pairs one below the other", Group: "pairs", Forms: only("score-sheet"), Apply: stackedPairs},
		{Name: "labels and values in one cell", Group: "pairs", Forms: only("rectification"), Apply: oneCell},
		{Name: "pairs with gaps", Group: "pairs", Forms: withPairs, Apply: gaps},
		{Name: "optional pairs left out", Group: "pairs", Forms: only("score-sheet"), Apply: sparePairs},
		{Name: "pairs that the form does not know", Group: "more pairs", Forms: withPairs, Apply: extraPairs},
		{Name: "total above the table", Group: "more pairs", Forms: only("score-sheet"), Apply: totalAbove},
		{Name: "titles of blocks beside them", Group: "blank column", Against: only("pairs"), Forms: only("score-sheet"), Apply: blockTitles},
		{Name: "no code", Group: "codes", Forms: only("self-evaluation"), Apply: noCode},
		{Name: "fund rows in short", Group: "fund rows", Forms: only("self-evaluation"), Apply: shortFunds},
		{Name: "title over two rows", Group: "title merge", Apply: func(b *Book, _ *rand.Rand) {
			p := b.visible()
			i := p.first(titlePart)
			p.insert(i+1, newRow(notePart))
			for _, c := range p.Rows[i].Cells {
				c.Tall = 2
			}
		}},
		{Name: "two contacts", Group: "more pairs", Forms: only("score-sheet"), Apply: twoContacts},
		{Name: "labels over two columns", Group: "pairs", Forms: only("rectification"), Apply: func(b *Book, _ *rand.Rand) { b.visible().shift(2, 1) }},
	}
}

func blankRows(n int) []*Row {
	var all []*Row
	for range n {
		all = append(all, newRow(notePart))
	}
	return all
}

func (p *Page) letterhead(b *Bureau, texts ...string) {
	var all []*Row
	for _, s := range texts {
		s = strings.NewReplacer("{year}", fmt.Sprint(b.Year), "{budget}", fmt.Sprint(b.BudgetYear)).Replace(s)
		all = append(all, newRow(notePart, text(remarkRole, s)))
	}
	p.insert(0, all...)
}

func titled(write func(*Bureau, string) string) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) {
		p := b.visible()
		row := p.Rows[p.first(titlePart)]
		for _, c := range row.Cells {
			c.Text = write(b.Bureau, c.Text)
		}
	}
}

func yearBelow(b *Book, r *rand.Rand) {
	if b.Form == "self-evaluation" {
		return // its own way
	}
	year := fmt.Sprintf("%d年度", b.Bureau.Year)
	titled(func(_ *Bureau, s string) string { return strings.Replace(s, year, "", 1) })(b, r)
	p := b.visible()
	p.insert(p.first(titlePart)+1, newRow(notePart, text(remarkRole, "（"+year+"）").over(3)))
}

// ownTitle is a title of the clerk's own wording.
func ownTitle(b *Book, r *rand.Rand) {
	words := map[string]string{"score-sheet": "重点项目支出绩效评价打分表", "rectification": "绩效评价发现问题整改落实情况表", "score-list": "重点评价项目得分一览表", "problem-list": "绩效评价发现问题汇总表"}
	titled(func(bureau *Bureau, _ string) string { return fmt.Sprintf("%d年%s", bureau.Year, words[b.Form]) })(b, r)
}
