package rules

import (
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// parts finds an amount that is not the sum of the amounts it consists of.
type parts struct {
	instance
	field     ref
	parts     []ref
	tolerance decimal.Decimal
}

func newParts(c *compiler) Rule {
	return parts{c.sheet(), c.field("field", c.params.Field), c.fields("parts", c.params.Parts, c.field), c.tolerance()}
}

// Check lets every number stand for what may have been rounded to it. A blank
// part is exactly 0; a sheet that has none of the parts says nothing about them.
func (r parts) Check(s *form.Submission, in Input) []finding.Finding {
	whole := s.Fields[r.field.id]
	exact, span, ok := r.add(s)
	slack := decimal.Interval{Lo: r.tolerance.Neg(), Hi: r.tolerance}
	if !ok || !whole.OK() || span.Add(slack).Meets(whole.Interval()) {
		return nil
	}
	f := r.finding(record{sheet: s}, r.field, in)
	f.Expected = exact.String()
	f.Args["difference"] = difference(whole.Number, exact)
	f.Args["parts"] = r.names(s)
	return []finding.Finding{f}
}

func (r parts) add(s *form.Submission) (decimal.Decimal, decimal.Interval, bool) {
	exact, span, present := decimal.Zero, decimal.Interval{}, false
	for _, part := range r.parts {
		v := s.Fields[part.id]
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

// names lists the parts that stand on the sheet, as in 甲 + 乙.
func (r parts) names(s *form.Submission) finding.Text {
	var zh, en []string
	for _, part := range r.parts {
		if s.Fields[part.id].State != form.Missing {
			zh, en = append(zh, part.label.ZH), append(en, part.label.EN)
		}
	}
	return finding.Text{ZH: strings.Join(zh, "＋"), EN: strings.Join(en, " + ")}
}
