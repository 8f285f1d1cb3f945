package rules

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// registerAmount finds a budget that is not the register's.
type registerAmount struct {
	instance
	field     ref
	tolerance decimal.Decimal
}

func newRegisterAmount(c *compiler) Rule {
	return registerAmount{c.sheet(), c.field("field", c.params.Field), c.tolerance()}
}

// Check compares the stored amount: a budget is copied, not computed, so
// nothing has been rounded on the way.
func (r registerAmount) Check(s *form.Submission, in Input) []finding.Finding {
	rec := record{sheet: s}
	v := rec.value(r.field)
	p, ok := r.subject(rec, in)
	if !ok || !v.OK() || agree(v.Number, p.Budget, r.tolerance) {
		return nil
	}
	f := r.finding(rec, r.field, in)
	f.Expected = p.Budget.String()
	f.Args["difference"] = difference(v.Number, p.Budget)
	return []finding.Finding{f}
}
