package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// Grade finds a grade that is not the band of the stated score.
type Grade struct {
	check.Rows   `yaml:",inline"`
	Field, Score string
}

// The stored, unrounded score decides.
func (p Grade) compile(c *check.Compiler) check.Rule {
	n, field, scored := c.Either(p.Rows), c.Value("field", p.Field), c.Value("score", p.Score)
	c.State(func(s *form.Submission, in check.Input) []check.Relation {
		slots := n.Slots(field, s)
		if len(slots) > mostRelated {
			return nil // a list has too many rows to try
		}
		var all []check.Relation
		for i, at := range slots {
			all = append(all, bandOf(at, n.Slot(scored, i), in.Facts))
		}
		return all
	})
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		v, score := rec.Value(field), rec.Value(scored)
		if !v.OK() || !score.OK() {
			return nil
		}
		band := in.Facts.Band(score.Number)
		if band == "" || band == v.Text {
			return nil
		}
		f := n.Finding(rec, field, in)
		f.Expected = band
		f.Args["score"] = finding.Same(score.Number.String())
		f.Args["score_field"] = scored.Label
		return f
	})
}

// bandOf relates a grade to its score.
func bandOf(grade, score form.Slot, facts *register.Facts) check.Relation {
	return check.Relation{Target: grade, From: []form.Slot{score}, By: func(from []form.Value) (form.Value, bool) {
		if !from[0].Readable() {
			return form.Value{}, false
		}
		band := facts.Band(from[0].Number)
		return form.Value{}.WithText(band), band != ""
	}}
}
