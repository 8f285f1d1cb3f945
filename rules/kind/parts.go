package kind

import (
	"slices"
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
	c.State(func(*form.Submission, check.Input) []check.Relation {
		return []check.Relation{partsOf(n.Slot(field, 0), n.AllSlots(parts), slack)}
	})
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

// partsOf relates an amount to those that it consists of; a blank one is 0.
func partsOf(target form.Slot, from []form.Slot, slack decimal.Interval) check.Relation {
	r := check.SumOf(target, from, decimal.Zero)
	by, back := r.By, r.Back
	r.By = func(from []form.Value) (form.Value, bool) { return by(zeroWhereBlank(from)) }
	r.Back = func(i int, target form.Value, from []form.Value) (form.Value, bool) {
		return back(i, target, zeroWhereBlank(from))
	}
	r.Holds = func(target, _ form.Value, from []form.Value) bool {
		span := slack
		for _, v := range from {
			if v.Readable() {
				span = span.Add(v.Interval())
			}
		}
		return span.Meets(target.Interval())
	}
	return r
}

func zeroWhereBlank(from []form.Value) []form.Value {
	from = slices.Clone(from)
	for i, v := range from {
		if v.State == form.Empty || v.State == form.Missing {
			from[i] = v.WithNumber(decimal.Zero)
		}
	}
	return from
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
