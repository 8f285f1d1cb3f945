package rules

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// amountDecimals is to how many decimals amounts in 万元 are kept.
const amountDecimals = 2

// amountInYuan finds a budget that is the register's in another unit of money.
type amountInYuan struct {
	instance
	field  ref
	factor decimal.Decimal
}

func newAmountInYuan(c *compiler) Rule {
	return amountInYuan{c.sheet(), c.field("field", c.params.Field), c.positive("factor", c.params.Factor)}
}

// Check divides by the factor and compares to two decimals.
func (r amountInYuan) Check(s *form.Submission, in Input) []finding.Finding {
	rec := record{sheet: s}
	v := rec.value(r.field)
	p, ok := r.subject(rec, in)
	if !ok || !v.OK() || p.Budget.IsZero() || v.Number.Equal(p.Budget) {
		return nil
	}
	if !v.Number.Div(r.factor, amountDecimals).Equal(p.Budget.Round(amountDecimals)) {
		return nil
	}
	f := r.finding(rec, r.field, in)
	f.Expected = p.Budget.String()
	return []finding.Finding{f}
}
