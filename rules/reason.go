package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// reason finds lost points without a reason.
type reason struct {
	instance
	field, score, limit ref
}

func newReason(c *compiler) Rule {
	n := c.rows()
	return reason{n, c.column("field", c.params.Field), c.column("score", c.params.Score), c.column("limit", c.params.Limit)}
}

// Check points at the empty cell; a column that is not on the sheet at all is
// told by S03.
func (r reason) Check(s *form.Submission, in Input) []finding.Finding {
	var fs []finding.Finding
	for rec := range r.records(s) {
		score, limit := rec.value(r.score), rec.value(r.limit)
		if !score.OK() || !limit.OK() || !score.Number.Less(limit.Number) || rec.value(r.field).State != form.Empty {
			continue
		}
		f := r.finding(rec, r.field, in)
		f.Args["score"] = finding.Same(score.Number.String())
		f.Args["limit"] = finding.Same(limit.Number.String())
		f.Args["lost"] = finding.Same(limit.Number.Sub(score.Number).String())
		fs = append(fs, f)
	}
	return fs
}
