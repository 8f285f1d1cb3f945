package honest

import (
	"math/rand/v2"
	"strings"

	"jixiao/rules/decimal"
)

// numberStyles are ways to write numbers.
func numberStyles() []Style {
	return []Style{
		{Name: "numbers kept as text", Group: "numbers", Apply: every(asText, amountRole, scoreRole, weightRole, rateRole, countRole)},
		{Name: "scores kept as text", Group: "numbers", Forms: withScores, Apply: every(asText, scoreRole)},
		{Name: "full-width digits", Group: "numbers", Apply: every(func(c *Cell) { asText(c); c.Text = wide(c.Text) }, amountRole, scoreRole, weightRole, rateRole, countRole)},
		{Name: "thousands separators in text", Group: "numbers", Forms: withMoney, Apply: every(grouped, amountRole)},
		{Name: "full-width thousands separators", Group: "numbers", Forms: withMoney, Apply: every(func(c *Cell) { grouped(c); c.Text = wide(c.Text) }, amountRole)},
		{Name: "amounts in currency format", Group: "formats", Forms: withMoney, Apply: every(func(c *Cell) { c.Format = `"¥"#,##0.00;"¥"\\-#,##0.00` }, amountRole)},
		{Name: "rates with a blank before their sign", Group: "rates", Against: only("numbers"), Forms: withRates, Apply: every(func(c *Cell) { asText(c); c.Text = strings.ReplaceAll(c.Text, "%", " %") }, rateRole)},
		{Name: "units behind numbers", Group: "numbers", Forms: withScores, Apply: unitsBehind},
		{Name: "blanks around numbers", Group: "numbers", Apply: every(func(c *Cell) { asText(c); c.Text = "　" + c.Text + "\u00a0" }, amountRole, scoreRole, weightRole, rateRole)},
		{Name: "line break behind numbers", Group: "numbers", Forms: withScores, Apply: every(func(c *Cell) { asText(c); c.Text += "\n" }, scoreRole)},
		{Name: "binary noise", Group: "numbers", Apply: every(noisy, amountRole, scoreRole)},
		{Name: "six decimals", Group: "decimals", Against: only("numbers"), Forms: withMoney, Apply: sixDecimals},
		{Name: "two decimals always, as text", Group: "numbers", Forms: withScores, Apply: every(fixedText, scoreRole, amountRole)},
		{Name: "amounts in General", Group: "formats", Forms: withMoney, Apply: every(func(c *Cell) { c.Format = "" }, amountRole)},
		{Name: "amounts in accounting format", Group: "formats", Forms: withMoney, Apply: every(func(c *Cell) { c.Format = `_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ ` }, amountRole)},
		{Name: "amounts with the unit in the format", Group: "formats", Forms: withMoney, Apply: every(func(c *Cell) { c.Format = `0.00"万元"` }, amountRole)},
		{Name: "scores with two decimals in the format", Group: "formats", Forms: withScores, Apply: every(func(c *Cell) { c.Format = "0.00_ " }, scoreRole, weightRole)},
		{Name: "scores with their unit in the format", Group: "formats", Forms: withScores, Apply: every(func(c *Cell) { c.Format = `0.##"分"` }, scoreRole, weightRole)},
		{Name: "numbers in text format", Group: "formats", Apply: every(func(c *Cell) { c.Format = "@" }, scoreRole, weightRole, countRole)},
		{Name: "rates as fractions", Group: "rates", Forms: withRates, Apply: every(func(c *Cell) { c.Format = "" }, rateRole)},
		{Name: "rates as text", Group: "rates", Against: only("numbers"), Forms: withRates, Apply: every(func(c *Cell) { asText(c) }, rateRole)},
		{Name: "rates with a full-width sign", Group: "rates", Against: only("numbers"), Forms: withRates, Apply: every(func(c *Cell) { asText(c); c.Text = strings.ReplaceAll(c.Text, "%", "％") }, rateRole)},
		{Name: "rates without their sign", Group: "rates", Against: only("numbers"), Forms: withRates, Apply: every(bareRate, rateRole)},
		{Name: "rates not rounded", Group: "rates", Against: only("numbers"), Forms: only("score-sheet", "self-evaluation"), Apply: exactRates},
		{Name: "rates cut off", Group: "rates", Against: only("numbers"), Forms: only("score-sheet"), Apply: boundaryRates},
		{Name: "zero as a dash", Group: "zero", Forms: withMoney, Apply: every(noneAs("—"), amountRole)},
		{Name: "zero as a stroke", Group: "zero", Forms: withMoney, Apply: every(noneAs("/"), amountRole)},
		{Name: "zero left blank", Group: "zero", Forms: withMoney, Apply: every(noneAs(""), amountRole)},
		{Name: "zero as 无", Group: "zero", Forms: withMoney, Apply: every(noneAs("无"), amountRole)},
	}
}

// counts reports whether a cell holds a number still.
func (c *Cell) counts() bool { return c.Kind == numberKind && c.Text != "" }

// asText is the number as people would type it.
func asText(c *Cell) {
	if !c.counts() {
		return
	}
	if c.Role == rateRole && strings.HasSuffix(c.Format, "%") {
		c.Text = decimal.Must(c.Text).Mul(decimal.Hundred).String() + "%"
	}
	c.Kind, c.Format, c.Formula = textKind, "@", ""
}

func wide(s string) string {
	return strings.Map(func(r rune) rune {
		if '!' <= r && r <= '~' {
			return r + 0xFEE0
		}
		return r
	}, s)
}

func grouped(c *Cell) {
	if !c.counts() {
		return
	}
	whole, fraction, _ := strings.Cut(decimal.Must(c.Text).Fixed(2), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	c.Kind, c.Text, c.Format = textKind, whole+"."+fraction, "@"
}

func unitsBehind(b *Book, _ *rand.Rand) {
	b.visible().cells(func(c *Cell) {
		if !c.counts() {
			return
		}
		asText(c)
		c.Text += map[role]string{amountRole: "万元", scoreRole: "分", weightRole: " 分"}[c.Role]
	}, amountRole, scoreRole, weightRole)
}

// noisy is a number as binary arithmetic leaves it: 1294.5999999999999.
func noisy(c *Cell) {
	if !c.counts() || !strings.Contains(c.Text, ".") {
		return
	}
	d := decimal.Must(c.Text)
	c.Text = d.Sub(decimal.Must("1e-13")).String()
	if d.Magnitude() < 2 {
		c.Text = d.Add(decimal.Must("4e-16")).String()
	}
}

func fixedText(c *Cell) {
	if !c.counts() {
		return
	}
	c.Kind, c.Text, c.Format = textKind, decimal.Must(c.Text).Fixed(2), "@"
}

// sixDecimals spends to the yuan, and shows two decimals of it.
func sixDecimals(b *Book, _ *rand.Rand) {
	p := b.visible()
	for _, id := range []string{"general", "other"} {
		if c := p.find(id); c != nil && c.counts() {
			off := decimal.Must("0.001234")
			if id == "other" {
				off = off.Neg()
			}
			c.Text = decimal.Must(c.Text).Sub(off).String()
		}
	}
	if spent, whole, rated := p.find("spent"), p.find("in_place"), p.find("execution_rate"); spent != nil {
		exact := decimal.Must(spent.Text).Sub(decimal.Must("0.001234"))
		spent.Text = exact.String()
		rated.Text = exact.Div(decimal.Must(whole.Text), 4).String()
	}
}

func bareRate(c *Cell) {
	if !c.counts() {
		return
	}
	if d := decimal.Must(c.Text).Mul(decimal.Hundred); decimal.New(2).Less(d) {
		c.Text, c.Format = d.String(), ""
	}
}

func quotients() [][3]string {
	return [][3]string{{"in_place_rate", "in_place", "budget"}, {"execution_rate", "spent", "in_place"}, {"total.rate", "total.spent", "total.year"}}
}

func exactRates(b *Book, _ *rand.Rand) {
	p := b.visible()
	for _, q := range quotients() {
		if c := p.find(q[0]); c != nil {
			c.Text = decimal.Must(p.find(q[1]).Text).Div(decimal.Must(p.find(q[2]).Text), 17).Significant().String()
		}
	}
}

// boundaryRates are quotients in the middle between two roundings, of which
// either is right.
func boundaryRates(b *Book, r *rand.Rand) {
	p := b.visible()
	whole := decimal.Must(p.find("in_place").Text)
	spent := whole.Mul(decimal.Must("0.97685"))
	p.find("spent").Text = spent.String()
	p.find("execution_rate").Text = pick(r, "0.9768", "0.9769")
}

func noneAs(sign string) func(*Cell) {
	return func(c *Cell) {
		if c.Kind == numberKind && c.Text == "0" {
			c.Kind, c.Text = textKind, sign
		}
	}
}

// find is the cell of an id, nil if the page has none.
func (p *Page) find(id string) *Cell {
	for _, row := range p.Rows {
		for _, c := range row.Cells {
			if c.ID == id {
				return c
			}
		}
	}
	return nil
}
