package kind

import (
	"strings"

	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Parts finds an amount that is not the sum of the amounts it consists of.
type Parts struct {
	Field     string
	Parts     []string
	Tolerance decimal.Decimal
}

// Every number stands for what may have been rounded to it. A blank part is
// exactly 0; a sheet that has none of the parts says nothing about them.
func (p Parts) compile(c *check.Compiler) check.Rule {
	n, field, parts, tolerance := c.Sheet(), c.Field("field", p.Field), c.Fields("parts", p.Parts, c.Field), c.Tolerate(p.Tolerance)
	slack := decimal.Interval{Lo: tolerance.Neg(), Hi: tolerance}
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		whole := rec.Value(field)
		exact, span, ok := sumOf(rec, parts)
		if !ok || !whole.OK() || span.Add(slack).Meets(whole.Interval()) {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Expected = exact.String()
		f.Args["difference"] = check.Difference(whole.Number, exact)
		f.Args["parts"] = namesOf(rec, parts)
		return f
	})
}

func sumOf(rec check.Record, parts []check.Ref) (decimal.Decimal, decimal.Interval, bool) {
	exact, span, present := decimal.Zero, decimal.Interval{}, false
	for _, part := range parts {
		v := rec.Value(part)
		switch v.State {
		case form.Valid:
			exact, span = exact.Add(v.Number), span.Add(v.Interval())
		case form.Invalid:
			return exact, span, false
		}
		present = present || v.State != form.Missing
	}
	return exact, span, present
}

// namesOf lists the parts that stand on the sheet, as in 甲 + 乙.
func namesOf(rec check.Record, parts []check.Ref) finding.Text {
	var zh, en []string
	for _, part := range parts {
		if rec.Value(part).State != form.Missing {
			zh, en = append(zh, part.Label.ZH), append(en, part.Label.EN)
		}
	}
	return finding.Text{ZH: strings.Join(zh, "＋"), EN: strings.Join(en, " + ")}
}
