package rules

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// total finds a stated total that is not the sum of its items.
type total struct {
	instance
	addition
	field     ref
	subtotal  ref // where the table has sub-totals of the column
	tolerance decimal.Decimal
}

func newTotal(c *compiler) Rule {
	n := c.rows()
	return total{n, c.addition(), c.field("field", c.params.Field), c.subtotalOf(c.params.Column), c.tolerance()}
}

// addition reads the parameters of a sum over rows.
func (c *compiler) addition() addition {
	return addition{c.column("column", c.params.Column), c.some("parts", c.params.Parts, c.field)}
}

// subtotalOf is the sub-total of a column, if the form has one.
func (c *compiler) subtotalOf(column string) ref {
	if c.table == nil || c.table.Subtotal == nil {
		return ref{}
	}
	for i := range c.table.Subtotal.Totals {
		if t := &c.table.Subtotal.Totals[i]; t.Of == column {
			r := refTo(t)
			r.inRow = true
			return r
		}
	}
	return ref{}
}

// Check adds up exactly; scores are never rounded.
func (r total) Check(s *form.Submission, in Input) []finding.Finding {
	stated := s.Fields[r.field.id]
	right, ok := r.sum(r.instance, s)
	if !ok || !stated.OK() || agree(stated.Number, right, r.tolerance) {
		return nil
	}
	f := r.finding(record{sheet: s}, r.field, in)
	explain(&f, missed{instance: r.instance, stated: stated, addends: r.list(r.instance, s), subtotals: r.subtotals(s)})
	return []finding.Finding{f}
}

func (r total) subtotals(s *form.Submission) []addend {
	if !r.subtotal.known() {
		return nil
	}
	var subs []addend
	for _, row := range s.Tables[r.table].Subtotals {
		if v := row.Value(r.subtotal.id); v.OK() {
			subs = append(subs, addend{value: v, label: finding.Same(row.Group)})
		}
	}
	return subs
}
