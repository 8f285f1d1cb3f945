package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// gradeOfSum finds a grade that fits the stated score only because the total
// is wrong: the items sum to a score in another band.
type gradeOfSum struct {
	instance
	addition
	field, score, other ref
}

func newGradeOfSum(c *compiler) Rule {
	n := c.rows()
	return gradeOfSum{n, c.addition(), c.field("field", c.params.Field),
		c.field("score", c.params.Score), c.field("other", c.params.Other)}
}

// Check speaks only where the stated total differs from the sum, and when
// every score can be used.
func (r gradeOfSum) Check(s *form.Submission, in Input) []finding.Finding {
	v, score, stated := s.Fields[r.field.id], s.Fields[r.score.id], s.Fields[r.other.id]
	right, ok := r.sum(r.instance, s)
	if !ok || !v.OK() || !score.OK() || !stated.OK() {
		return nil
	}
	band := in.Facts.Band(right)
	if right.Equal(stated.Number) || band == "" || band == v.Text || in.Facts.Band(score.Number) != v.Text {
		return nil
	}
	f := r.finding(record{sheet: s}, r.field, in)
	f.Expected = band
	f.Args["score"] = finding.Same(score.Number.String())
	f.Args["sum"] = finding.Same(right.String())
	return []finding.Finding{f}
}
