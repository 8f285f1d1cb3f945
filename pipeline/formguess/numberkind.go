package formguess

import (
	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// span is the range of an entry's numbers.
type span struct {
	least, most decimal.Decimal
	decimals    int
	percent     bool // all of them are shown so
	counted     bool // some are written as 4个
}

func spanOf(e *entry) span {
	r := span{percent: true}
	first := true
	for i := range e.values {
		f := &e.values[i]
		d, ok := number(f)
		if !ok {
			continue
		}
		if first || d.Less(r.least) {
			r.least = d
		}
		if first || r.most.Less(d) {
			r.most = d
		}
		first = false
		r.decimals = max(r.decimals, d.Significant().Decimals())
		r.percent = r.percent && isPercent(f)
		if n, err := value.ParseNumber(f.text); f.cell.Kind == form.Text && err == nil {
			r.counted = r.counted || n.Counts()
		}
	}
	return r
}

// numberKind is the type of an entry of numbers.
func (g *guesser) numberKind(e *entry) (kind, bool) {
	numbers := share(e, isNumeric)
	if numbers < 100 && (numbers < mostShare || len(e.values) < fewestKnown) {
		if numbers > 50 {
			g.doubts.about(e, e.place, "“%s”里有数字也有文字，按文字读，不能合计", "%q holds numbers and texts; it is read as text, and cannot be added up", e.label)
		}
		return kind{}, false
	}
	if isLongCode(e) {
		return kind{Type: form.TypeText}, true
	}
	g.misfits(e, isNumeric, "数字", "numbers")
	return g.measure(e, spanOf(e)), true
}

// isLongCode reports whether the numbers are names of things: 编号, 身份证号.
func isLongCode(e *entry) bool {
	return ends(value.Bare(e.label), []string{"号", "编号", "编码", "代码", "年度", "年份"})
}

var (
	zero    = decimal.New(0)
	hundred = decimal.New(100)
	two     = decimal.New(2)
)

// twoDecimals is how many decimals amounts and scores have at most.
const twoDecimals = 2

// measure is what numbers measure, as their label and their range say.
func (g *guesser) measure(e *entry, r span) kind {
	usual, money := usualType(e.label), g.moneyOf(e)
	positive, plain := !r.least.Less(zero), r.decimals <= twoDecimals
	switch {
	case r.percent && positive:
		return kind{Type: form.TypeRate, check: "gte=0"}
	case usual == form.TypeRate && positive && !two.Less(r.most):
		return kind{Type: form.TypeRate, check: "gte=0"}
	case r.counted && positive && r.decimals == 0:
		return kind{Type: form.TypeCount, check: "gte=0"}
	case usual == form.TypeScore && positive && plain && !hundred.Less(r.most):
		return kind{Type: form.TypeScore, check: "gte=0,lte=100"}
	case usual == form.TypeWeight && zero.Less(r.least) && plain && !hundred.Less(r.most):
		return kind{Type: form.TypeWeight, check: "gt=0"}
	case usual == form.TypeAmount || labelMoney(e.label) != "":
		return g.amount(e, money, positive && plain)
	case positive && r.decimals == 0 && (usual == form.TypeCount || ends(value.Bare(e.label), []string{"数"})):
		return kind{Type: form.TypeCount, check: "gte=0"}
	case usual == form.TypeRate || usual == form.TypeScore || usual == form.TypeWeight:
		g.doubts.about(e, e.place, "“%s”的数超出了这类栏目通常的范围（%s 至 %s），按普通数字读", "%q holds numbers beyond what is usual for it (%s to %s); read as plain numbers",
			e.label, r.least.String(), r.most.String())
	}
	return kind{Type: form.TypeNumber}
}

// amount is an amount in 万元, else a number: the program reads amounts as 万元.
func (g *guesser) amount(e *entry, money string, fits bool) kind {
	switch {
	case money == "元" || money == "亿元":
		g.doubts.about(e, e.place, "“%s”以%s为单位，按普通数字读；amount 类型一律按万元", "%q is in %s, and is read as a plain number: type amount is in 万元", e.label, money)
		return kind{Type: form.TypeNumber}
	case !fits:
		g.doubts.about(e, e.place, "“%s”有负数或多于两位小数，按普通数字读", "%q has negative numbers or more than two decimals; read as plain numbers", e.label)
		return kind{Type: form.TypeNumber}
	case money == "":
		g.unmeasured = append(g.unmeasured, clean(e.label))
	}
	return kind{Type: form.TypeAmount, check: "gte=0"}
}
