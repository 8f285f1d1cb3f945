package rules

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// atMost finds a value that is higher than another one that bounds it.
type atMost struct {
	instance
	field, limit ref
	tolerance    decimal.Decimal
}

func newAtMost(c *compiler) Rule {
	return atMost{c.either(), c.value("field", c.params.Field), c.value("limit", c.params.Limit), c.tolerance()}
}

// Check compares the stored numbers exactly.
func (r atMost) Check(s *form.Submission, in Input) []finding.Finding {
	var fs []finding.Finding
	for rec := range r.records(s) {
		v, limit := rec.value(r.field), rec.value(r.limit)
		if !v.OK() || !limit.OK() || v.Number.Sub(limit.Number).Cmp(r.tolerance) <= 0 {
			continue
		}
		f := r.finding(rec, r.field, in)
		f.Expected = show(limit, r.limit.kind)
		f.Args["limit"] = r.limit.label
		fs = append(fs, f)
	}
	return fs
}
