package honest

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"jixiao/rules/decimal"
)

// limitStyles are what other bureaus do and the forms cannot say, or the rules
// say otherwise: they are here to be known, and tried again when that changes.
func limitStyles() []Style {
	return []Style{
		{Name: "values under their labels", Group: "pairs", Forms: only("score-sheet"), Apply: underLabels,
			Pending: "a definition says of each field whether its value stands below, and the shipped one says beside"},
		{Name: "score of the funds with one decimal", Group: "rounding", Forms: only("self-evaluation"), Apply: fundTenths,
			Pending: "T10 rounds to two decimals"},
		{Name: "rates with one decimal of a percent", Group: "rates", Against: only("numbers"), Forms: only("score-sheet"), Apply: roughRates,
			Pending: "a rate shows at least two decimals of a percent"},
		{Name: "evaluation over a span of days", Group: "dates", Forms: only("score-sheet"), Apply: spanOfDays,
			Pending: "a date field takes one day"},
		{Name: "indicators that do not apply, with nothing to earn", Group: "unused", Forms: only("self-evaluation"), Apply: unusedZero,
			Pending: "V04 wants a weight above nothing"},
		{Name: "amounts in yuan under labels that say so", Group: "numbers", Forms: only("score-sheet"), Apply: inYuan,
			Pending: "amounts are in 万元, whatever a label says"},
	}
}

// underLabels turns the two rows of amounts on their side.
func underLabels(b *Book, _ *rand.Rand) {
	p := b.visible()
	for _, id := range []string{"in_place", "budget"} {
		i := slices.IndexFunc(p.Rows, func(r *Row) bool { return r.Cells[2] != nil && r.Cells[2].ID == id })
		labels, values := newRow(pairPart), newRow(pairPart)
		for n, col := range p.Rows[i].order() {
			side := []*Row{labels, values}[n%2]
			side.Cells[n/2*2+1] = p.Rows[i].Cells[col].over(2)
		}
		p.Rows = slices.Replace(p.Rows, i, i+1, labels, values)
	}
}

// fundTenths spends 93.37 %, and earns 9.3 of 10 points for it.
func fundTenths(b *Book, _ *rand.Rand) {
	p := b.visible()
	spent := decimal.Must(p.find("total.year").Text).Mul(decimal.Must("0.9337")).Round(2)
	p.find("total.spent").Text = spent.String()
	p.find("spent/0").Text = spent.Sub(decimal.Must(p.find("spent/1").Text)).String()
	p.find("total.rate").Text = "0.9337"
	score, total := p.find("score/fund"), p.find("total_score")
	rest := decimal.Must(total.Text).Sub(decimal.Must(score.Text))
	score.Text, total.Text = "9.3", rest.Add(decimal.Must("9.3")).String()
}

func roughRates(b *Book, _ *rand.Rand) {
	p := b.visible()
	spent, whole := decimal.Must("0.97639"), decimal.Must(p.find("in_place").Text)
	p.find("spent").Text = whole.Mul(spent).Round(2).String()
	c := p.find("execution_rate")
	c.Kind, c.Text, c.Format = textKind, "97.6%", ""
}

func spanOfDays(b *Book, _ *rand.Rand) {
	c := b.visible().find("evaluated_on")
	c.Kind, c.Format = textKind, ""
	c.Text = fmt.Sprintf("%d年8月1日至9月20日", b.Bureau.Year)
}

func unusedZero(b *Book, r *rand.Rand) {
	unused("不适用", "0", "0")(b, r)
	p := b.visible()
	for _, c := range p.Rows[p.last(dataPart)-1].Cells {
		if c.Text == "0" {
			c.Kind = numberKind
		}
	}
}

func inYuan(b *Book, _ *rand.Rand) {
	p := b.visible()
	p.cells(func(c *Cell) { c.Text = decimal.Must(c.Text).Mul(decimal.New(10000)).String() }, amountRole)
	for _, row := range p.Rows {
		order := row.order()
		for i, col := range order {
			if i > 0 && row.Cells[col].Role == amountRole {
				row.Cells[order[i-1]].Text += "（元）"
			}
		}
	}
}
