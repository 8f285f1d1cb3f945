package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// amountDecimals is to how many decimals amounts in 万元 are kept.
const amountDecimals = 2

// AmountInYuan finds a budget that is the register's in another unit of money.
type AmountInYuan struct {
	Field  string
	Factor decimal.Decimal // how many times too large
}

// Budget is the field that is held against the register's.
func (p AmountInYuan) Budget() string { return p.Field }

// The amount is divided by the factor and compared to two decimals.
func (p AmountInYuan) compile(c *check.Compiler) check.Rule {
	n, field, factor := c.Sheet(), c.Field("field", p.Field), c.Positive("factor", p.Factor)
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		v := rec.Value(field)
		project, ok := n.Subject(rec, in)
		if !ok || !v.OK() || project.Budget.IsZero() || v.Number.Equal(project.Budget) ||
			!v.Number.Div(factor, amountDecimals).Equal(project.Budget.Round(amountDecimals)) {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Expected = project.Budget.String()
		return f
	})
}
