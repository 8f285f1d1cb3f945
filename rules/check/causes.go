package check

import (
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Missed is a stated total that is not the sum of its items.
type Missed struct {
	Instance
	Stated    form.Value
	Addends   []Addend
	Subtotals []Addend
}

// maxNamed is how many suspects a likely cause names.
const maxNamed = 3

// Explain adds to a finding what the sum is, by how much the stated total
// misses it, and the likely causes that recomputing bears out.
func (m Missed) Explain(f *finding.Finding) {
	right := Add(m.Addends)
	f.Expected = right.String()
	f.Args["difference"] = Difference(m.Stated.Number, right)
	var zh, en []string
	for _, c := range []finding.Text{
		m.leftOut(right), Swapped(m.Stated.Number, right), m.countedTwice(right), m.keptAsText(right), m.stale(),
	} {
		if !c.IsZero() {
			zh, en = append(zh, c.ZH), append(en, c.EN)
		}
	}
	if len(zh) > 0 {
		f.Args["causes"] = finding.Text{ZH: strings.Join(zh, "；"), EN: strings.Join(en, "; ")}
	}
}

// leftOut names the item whose number is just what is lacking.
func (m Missed) leftOut(right decimal.Decimal) finding.Text {
	lacking := right.Sub(m.Stated.Number)
	var suspects []Addend
	for _, a := range m.Addends {
		if lacking.Sign() > 0 && a.Value.Number.Equal(lacking) {
			suspects = append(suspects, a)
		}
	}
	if len(suspects) == 0 {
		return finding.Text{}
	}
	names := m.nameThem(suspects)
	return finding.Text{ZH: "漏加了" + names.ZH, EN: names.EN + " was left out"}
}

// Swapped sees two digits of a total that stand in each other's place.
func Swapped(stated, right decimal.Decimal) finding.Text {
	places := max(stated.Decimals(), right.Decimals())
	if !swapOf(stated.Fixed(places), right.Fixed(places)) {
		return finding.Text{}
	}
	return finding.Text{ZH: "有两位数字写颠倒了", EN: "two digits were swapped"}
}

// swapOf reports whether two numbers are written alike but for two digits that
// changed places.
func swapOf(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	var at []int
	for i := range len(a) {
		if a[i] != b[i] {
			at = append(at, i)
		}
	}
	return len(at) == 2 && a[at[0]] == b[at[1]] && a[at[1]] == b[at[0]]
}

// countedTwice finds one sub-total, or all of them, in the total once more.
func (m Missed) countedTwice(right decimal.Decimal) finding.Text {
	excess := m.Stated.Number.Sub(right)
	if excess.Sign() <= 0 || len(m.Subtotals) == 0 {
		return finding.Text{}
	}
	for _, s := range m.Subtotals {
		if s.Value.Number.Equal(excess) {
			name := m.addendName(s)
			return finding.Text{ZH: name.ZH + "的小计重复计入", EN: "the sub-total of " + name.EN + " was counted twice"}
		}
	}
	if Add(m.Subtotals).Equal(excess) {
		return finding.Text{ZH: "各小计也加进了合计", EN: "the sub-totals were added as well"}
	}
	return finding.Text{}
}

// keptAsText finds the numbers that stand as text, which SUM skips.
func (m Missed) keptAsText(right decimal.Decimal) finding.Text {
	var texts []Addend
	for _, a := range m.Addends {
		if a.Value.AsText && !a.Value.Number.IsZero() {
			texts = append(texts, a)
		}
	}
	if len(texts) == 0 || !right.Sub(Add(texts)).Equal(m.Stated.Number) {
		return finding.Text{}
	}
	cells := cellsOf(texts)
	return finding.Text{ZH: cells.ZH + " 的数字是文本格式，SUM 求和时会跳过",
		EN: "the number in " + cells.EN + " is kept as text, which SUM skips"}
}

// stale finds a total that still fits the stored results of formulas which
// recalculate to something else.
func (m Missed) stale() finding.Text {
	var old []Addend
	before := decimal.Zero
	for _, a := range m.Addends {
		number := a.Value.Number
		if stored, err := decimal.Parse(a.Value.Stored); a.Value.Recomputed && err == nil {
			number, old = stored.Significant(), append(old, a)
		}
		before = before.Add(number)
	}
	if len(old) == 0 || !before.Equal(m.Stated.Number) {
		return finding.Text{}
	}
	cells := cellsOf(old)
	return finding.Text{ZH: cells.ZH + " 的公式没有重新计算，这里用的是旧结果",
		EN: "the formula in " + cells.EN + " was not recalculated, its old result was taken here"}
}

func (m Missed) nameThem(suspects []Addend) finding.Text {
	var zh, en []string
	for _, a := range suspects[:min(maxNamed, len(suspects))] {
		name, cell := m.addendName(a), a.Value.Cell.String()
		zh = append(zh, name.ZH+"（"+cell+"）")
		en = append(en, name.EN+" ("+cell+")")
	}
	if len(suspects) > maxNamed {
		zh, en = append(zh, "其他同样大小的一项"), append(en, "another one of that size")
	}
	return finding.Text{ZH: strings.Join(zh, "或"), EN: strings.Join(en, " or ")}
}

func cellsOf(addends []Addend) finding.Text {
	var cells []string
	for _, a := range addends[:min(maxNamed, len(addends))] {
		cells = append(cells, a.Value.Cell.String())
	}
	t := finding.Text{ZH: strings.Join(cells, "、"), EN: strings.Join(cells, ", ")}
	if len(addends) > maxNamed {
		t.ZH, t.EN = t.ZH+" 等", t.EN+" and others"
	}
	return t
}
