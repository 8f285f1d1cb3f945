package rules

import (
	"regexp"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// missed is a stated total that is not the sum of its items.
type missed struct {
	instance
	stated    form.Value
	addends   []addend
	subtotals []addend
}

// maxNamed is how many suspects a likely cause names.
const maxNamed = 3

// explain adds to a finding what the sum is, by how much the stated total
// misses it, and the likely causes that recomputing bears out.
func explain(f *finding.Finding, m missed) {
	right := sum(m.addends)
	f.Expected = right.String()
	f.Args["difference"] = difference(m.stated.Number, right)
	var zh, en []string
	for _, cause := range []func(decimal.Decimal) finding.Text{
		m.leftOut, m.swapped, m.countedTwice, m.keptAsText, m.stale,
	} {
		if c := cause(right); !c.IsZero() {
			zh, en = append(zh, c.ZH), append(en, c.EN)
		}
	}
	if len(zh) > 0 {
		f.Args["causes"] = finding.Text{ZH: strings.Join(zh, "；"), EN: strings.Join(en, "; ")}
	}
}

// leftOut names the item whose number is just what is lacking.
func (m missed) leftOut(right decimal.Decimal) finding.Text {
	lacking := right.Sub(m.stated.Number)
	var suspects []addend
	for _, a := range m.addends {
		if lacking.Sign() > 0 && a.value.Number.Equal(lacking) {
			suspects = append(suspects, a)
		}
	}
	if len(suspects) == 0 {
		return finding.Text{}
	}
	names := m.nameThem(suspects)
	return finding.Text{ZH: "漏加了" + names.ZH, EN: names.EN + " was left out"}
}

// swapped sees two neighbouring digits that changed places in the total.
func (m missed) swapped(right decimal.Decimal) finding.Text {
	places := max(m.stated.Number.Decimals(), right.Decimals())
	written, want := m.stated.Number.Fixed(places), right.Fixed(places)
	if len(written) != len(want) || !swapOf(written, want) {
		return finding.Text{}
	}
	return finding.Text{ZH: "相邻两位数字写颠倒了", EN: "two neighbouring digits were swapped"}
}

// swapOf reports whether two digits, next to each other but for the point,
// stand in each other's place.
func swapOf(a, b string) bool {
	a, b = strings.ReplaceAll(a, ".", ""), strings.ReplaceAll(b, ".", "")
	for i := range len(a) - 1 {
		if a[i] != b[i] {
			return len(a) == len(b) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

// countedTwice finds one sub-total, or all of them, in the total once more.
func (m missed) countedTwice(right decimal.Decimal) finding.Text {
	excess := m.stated.Number.Sub(right)
	if excess.Sign() <= 0 || len(m.subtotals) == 0 {
		return finding.Text{}
	}
	for _, s := range m.subtotals {
		if s.value.Number.Equal(excess) {
			name := m.addendName(s)
			return finding.Text{ZH: name.ZH + "的小计重复计入", EN: "the sub-total of " + name.EN + " was counted twice"}
		}
	}
	if sum(m.subtotals).Equal(excess) {
		return finding.Text{ZH: "各小计也加进了合计", EN: "the sub-totals were added as well"}
	}
	return finding.Text{}
}

// keptAsText finds the numbers that stand as text, which SUM skips.
func (m missed) keptAsText(right decimal.Decimal) finding.Text {
	var texts []addend
	for _, a := range m.addends {
		if a.value.AsText && !a.value.Number.IsZero() {
			texts = append(texts, a)
		}
	}
	if len(texts) == 0 || !right.Sub(sum(texts)).Equal(m.stated.Number) {
		return finding.Text{}
	}
	cells := cellsOf(texts)
	return finding.Text{ZH: cells + " 的数字是文本格式，SUM 求和时会跳过",
		EN: "the number in " + cells + " is kept as text, which SUM skips"}
}

// stale finds a total that still fits the stored results of formulas which
// recalculate to something else, or whose own formula cannot be recalculated.
func (m missed) stale(decimal.Decimal) finding.Text {
	var old []addend
	before := decimal.Zero
	for _, a := range m.addends {
		number := a.value.Number
		if stored, err := decimal.Parse(a.value.Stored); a.value.Recomputed && err == nil {
			number, old = stored.Significant(), append(old, a)
		}
		before = before.Add(number)
	}
	if len(old) > 0 && before.Equal(m.stated.Number) {
		cells := cellsOf(old)
		return finding.Text{ZH: cells + " 的公式没有重新计算，这里用的是旧结果",
			EN: "the formula in " + cells + " was not recalculated, its old result was taken here"}
	}
	if foreignFormula(m.stated.Formula) {
		return finding.Text{ZH: "这里的公式没有重新计算，保存的是旧结果",
			EN: "the formula here was not recalculated before saving"}
	}
	return finding.Text{}
}

var function = regexp.MustCompile(`[A-Za-z][A-Za-z0-9.]*\(`)

// foreignFormula reports whether a formula uses functions that are not
// recalculated, so that its stored result counts however old it is.
func foreignFormula(formula string) bool {
	for _, name := range function.FindAllString(formula, -1) {
		switch strings.ToUpper(name) {
		case "SUM(", "ROUND(":
		default:
			return true
		}
	}
	return false
}

func (m missed) nameThem(suspects []addend) finding.Text {
	var zh, en []string
	for _, a := range suspects[:min(maxNamed, len(suspects))] {
		name, cell := m.addendName(a), a.value.Cell.String()
		zh = append(zh, name.ZH+"（"+cell+"）")
		en = append(en, name.EN+" ("+cell+")")
	}
	t := finding.Text{ZH: strings.Join(zh, "或"), EN: strings.Join(en, " or ")}
	if len(suspects) > maxNamed {
		t.ZH, t.EN = t.ZH+"等", t.EN+" or another one like it"
	}
	return t
}

func cellsOf(addends []addend) string {
	var cells []string
	for _, a := range addends[:min(maxNamed, len(addends))] {
		cells = append(cells, a.value.Cell.String())
	}
	if len(addends) > maxNamed {
		cells = append(cells, "…")
	}
	return strings.Join(cells, "、")
}
