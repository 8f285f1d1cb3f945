package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Total finds a stated total that is not the sum of its items.
type Total struct {
	check.Sum `yaml:",inline"`
	Tolerance decimal.Decimal
}

func (p Total) compile(c *check.Compiler) check.Rule {
	r := p.total(c)
	c.State(r.relations)
	return r.Once(r.judge)
}

func (p Total) total(c *check.Compiler) total {
	return total{c.Sum(p.Sum), c.SubtotalOf(p.Column), c.Tolerate(p.Tolerance)}
}

func (r total) relations(s *form.Submission, _ check.Input) []check.Relation {
	return []check.Relation{check.SumOf(form.Slot{ID: r.Field.ID}, r.Slots(s), r.tolerance)}
}

type total struct {
	check.Summed
	subtotal  check.Ref // where the table has sub-totals of the column
	tolerance decimal.Decimal
}

// judge adds up exactly; scores are never rounded.
func (r total) judge(rec check.Record, in check.Input) *finding.Finding {
	stated := rec.Value(r.Field)
	right, ok := r.Total(rec.Sheet)
	if !ok || !stated.OK() || check.Agree(stated.Number, right, r.tolerance) {
		return nil
	}
	f := r.Finding(rec, r.Field, in)
	check.Missed{Instance: r.Instance, Stated: stated, Addends: r.Addends(rec.Sheet), Subtotals: r.subtotals(rec.Sheet)}.Explain(f)
	return f
}

func (r total) subtotals(s *form.Submission) []check.Addend {
	if !r.subtotal.Known() {
		return nil
	}
	var subs []check.Addend
	for _, row := range s.Tables[r.Table].Subtotals {
		if v := row.Value(r.subtotal.ID); v.OK() {
			subs = append(subs, check.Addend{Value: v, Label: finding.Same(row.Group)})
		}
	}
	return subs
}
