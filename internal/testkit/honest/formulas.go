package honest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"jixiao/rules/decimal"
)

// formulaStyles are ways to let the workbook compute what is written.
func formulaStyles() []Style {
	on := func(name string, forms []string, do func(*Page)) Style {
		return Style{Name: name, Against: only("numbers"), Forms: forms, Apply: func(b *Book, _ *rand.Rand) { do(b.visible()) }}
	}
	sums := func(s Style) Style { s.Group = "sums"; return s }
	rated := func(s Style) Style { s.Group = "rates"; return s }
	return []Style{
		sums(on("sums of sums", scored2, func(p *Page) { p.subtotals("SUM(%s:%s)"); p.total("+") })),
		sums(on("chains", scored2, func(p *Page) { p.subtotals(""); p.total("+") })),
		sums(on("sum of sub-totals in brackets", scored2, func(p *Page) { p.subtotals("SUM(%s:%s)"); p.total(",") })),
		sums(on("rounded sums", scored2, func(p *Page) { p.subtotals("ROUND(SUM(%s:%s),2)"); p.total("+") })),
		sums(on("sums by SUBTOTAL", only("score-sheet"), func(p *Page) { p.subtotals("SUBTOTAL(9,%s:%s)") })),
		sums(on("sums by SUMPRODUCT", only("score-sheet"), func(p *Page) { p.subtotals("SUMPRODUCT(%s:%s)") })),
		sums(on("half of everything", only("score-sheet"), (*Page).halfOfAll)),
		{Name: "total of a list by formula", Group: "closing", Against: only("numbers", "headings"), Forms: only("score-list"), Apply: listFormula("合计", "list_total", "SUM(%s:%s)")},
		{Name: "average of a list by formula", Group: "closing", Against: only("numbers", "headings"), Forms: only("score-list"), Apply: listFormula("平均", "list_average", "ROUND(AVERAGE(%s:%s),2)")},
		on("final score by reference", only("score-sheet"), func(p *Page) { p.set("final_score", "{total_score}") }),
		{Name: "grade by IF", Group: "grades", Against: only("numbers"), Forms: only("score-sheet"), Apply: func(b *Book, _ *rand.Rand) {
			b.visible().set("grade", `IF({final_score}>=90,"优",IF({final_score}>=80,"良",IF({final_score}>=60,"中","差")))`)
		}},
		{Name: "grades of a list by LOOKUP", Group: "grades", Against: only("numbers"), Forms: only("score-list"), Apply: func(b *Book, _ *rand.Rand) {
			p := b.visible()
			p.cells(func(c *Cell) {
				c.Formula = "LOOKUP({" + strings.Replace(c.ID, "grade", "score", 1) + "},数据!A1:A4,数据!B1:B4)"
			}, gradeRole)
			b.Pages = append(b.Pages, gradeTable())
		}},
		rated(on("rates by ROUND", withRates, func(p *Page) { p.rates("ROUND({%s}/{%s},4)") })),
		rated(on("rates by formula, rounded by format", withRates, func(p *Page) { p.exactRates(); p.rates("{%s}/{%s}") })),
		rated(on("rates by IFERROR", withRates, func(p *Page) { p.rates(`IFERROR(ROUND({%s}/{%s},4),"")`) })),
		on("budget by its sources", only("score-sheet"), func(p *Page) { p.set("budget", "SUM({general},{gov_fund},{other})") }),
		on("total of the funds", only("self-evaluation"), (*Page).fundTotals),
		on("score of the funds", only("self-evaluation"), func(p *Page) { p.set("score/fund", "ROUND(MIN({total.rate},1)*{weight/fund},2)") }),
		on("counts by COUNTIF", only("rectification"), (*Page).counts),
		{Name: "amounts from another sheet", Group: "amounts", Against: only("numbers"), Forms: only("score-sheet"), Apply: fromData},
		{Name: "days by DATE", Group: "dates", Forms: withDates, Apply: func(b *Book, _ *rand.Rand) {
			b.visible().cells(func(c *Cell) {
				if day := c.day(); c.Kind == dateKind && c.Text != "" {
					c.Formula = fmt.Sprintf("DATE(%d,%d,%d)", day.Year(), int(day.Month()), day.Day())
				}
			}, dateRole)
		}},
		{Name: "running numbers by ROW", Group: "ordinals", Forms: only("rectification"), Apply: func(b *Book, _ *rand.Rand) {
			b.visible().each(func(_, row int, c *Cell) {
				if c.Role == ordinal && c.Kind == numberKind {
					n := decimal.New(int64(row)).Sub(decimal.Must(c.Text))
					c.Formula = "ROW()-" + n.String()
				}
			})
		}},
		{Name: "evidence by a link", Group: "evidence", Forms: only("rectification"), Apply: linked},
		{Name: "title by formula", Group: "title", Apply: func(b *Book, _ *rand.Rand) {
			p := b.visible()
			for _, c := range p.Rows[p.first(titlePart)].Cells {
				c.Formula = `"` + string([]rune(c.Text)[:6]) + `"&"` + string([]rune(c.Text)[6:]) + `"`
			}
		}},
	}
}

// set makes a formula of a cell, if the page has it as a number or text.
func (p *Page) set(id, formula string) {
	if c := p.find(id); c != nil {
		c.Formula = formula
	}
}

// subtotals adds up each dimension, "" by a chain.
func (p *Page) subtotals(format string) {
	from := 0
	for g, n := range p.Groups {
		for _, what := range []string{"score", "weight"} {
			first, last := fmt.Sprintf("{%s/%d}", what, from), fmt.Sprintf("{%s/%d}", what, from+n-1)
			formula := fmt.Sprintf(format, first, last)
			if format == "" {
				formula = "+" + chain(what, "+", from, n)
			}
			p.set(fmt.Sprint("sub", what, "/", g), formula)
		}
		from += n
	}
}

func chain(what, sign string, from, n int) string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprintf("{%s/%d}", what, from+i))
	}
	return strings.Join(all, sign)
}

// total adds up the sub-totals, or all there is, by a chain or by SUM.
func (p *Page) total(sign string) {
	n, m := 0, 0
	for p.find(fmt.Sprint("subscore/", n)) != nil {
		n++
	}
	for p.find(fmt.Sprint("score/", m)) != nil {
		m++
	}
	for _, what := range []string{"score", "weight"} {
		formula := chain("sub"+what, sign, 0, n)
		if n == 0 {
			formula = fmt.Sprintf("SUM({%s/0}:{%s/%d})", what, what, m-1)
		}
		if p.find(what+"/fund") != nil {
			formula += "+{" + what + "/fund}"
		}
		if sign == "," {
			formula = "SUM(" + formula + ")"
		}
		p.set("total_"+what, formula)
	}
}

func (p *Page) halfOfAll() {
	last := 0
	for p.find(fmt.Sprint("subscore/", last+1)) != nil {
		last++
	}
	if p.find("subscore/0") != nil {
		p.set("total_score", fmt.Sprintf("SUM({score/0}:{subscore/%d})/2", last))
		p.set("total_weight", fmt.Sprintf("SUM({weight/0}:{subweight/%d})/2", last))
	}
}

func (p *Page) rates(format string) {
	for _, q := range append(quotients(), [3]string{"completion_rate", "done_count", "problem_count"}) {
		if c := p.find(q[0]); c != nil && c.Kind == numberKind {
			p.set(q[0], fmt.Sprintf(format, q[1], q[2]))
		}
	}
}

// exactRates stores what the quotients are, not what the format shows of them.
func (p *Page) exactRates() {
	for _, q := range append(quotients(), [3]string{"completion_rate", "done_count", "problem_count"}) {
		if c := p.find(q[0]); c != nil && c.Kind == numberKind {
			c.Text = decimal.Must(p.find(q[1]).Text).Div(decimal.Must(p.find(q[2]).Text), 17).Significant().String()
		}
	}
}

func (p *Page) fundTotals() {
	for _, column := range []string{"initial", "year", "spent"} {
		p.set("total."+column, fmt.Sprintf("SUM({%s/0}:{%s/2})", column, column))
	}
}

func (p *Page) counts() {
	if p.find("ordinal/0") == nil {
		return
	}
	n := 0
	for p.find(fmt.Sprint("ordinal/", n)) != nil {
		n++
	}
	p.set("problem_count", fmt.Sprintf("COUNTA({category/0}:{category/%d})", n-1))
	p.set("done_count", fmt.Sprintf(`COUNTIF({status/0}:{status/%d},"已完成")`, n-1))
}

// fromData takes the amounts from a sheet of their own.
func fromData(b *Book, _ *rand.Rand) {
	p, data := b.visible(), &Page{Name: "数据"}
	p.cells(func(c *Cell) {
		if c.Kind == numberKind && c.Formula == "" {
			data.add(notePart, text(remarkRole, "金额"), number(amountRole, c.Text).as(amountFormat))
			c.Formula = fmt.Sprintf("数据!B%d", len(data.Rows))
		}
	}, amountRole)
	b.Pages = append(b.Pages, data)
}

func gradeTable() *Page {
	data := &Page{Name: "数据"}
	for _, band := range [][2]string{{"0", "差"}, {"60", "中"}, {"80", "良"}, {"90", "优"}} {
		data.add(notePart, number(remarkRole, band[0]), text(remarkRole, band[1]))
	}
	return data
}

// listFormula closes a list with what its scores come to, by formula.
func listFormula(name, id, format string) func(*Book, *rand.Rand) {
	return func(b *Book, r *rand.Rand) {
		p := b.visible()
		if id == "list_total" {
			listTotal(name)(b, r)
		} else {
			listAverage(b, r)
		}
		_, _, n := p.listed()
		p.set(id, fmt.Sprintf(format, "{score/0}", fmt.Sprintf("{score/%d}", n-1)))
	}
}
