package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Reason finds lost points without a reason, or with one that says nothing: a
// sign, a stock phrase, or the name of what lost them.
type Reason struct {
	check.Rows          `yaml:",inline"`
	Field, Score, Limit string
	Phrases             []string // texts that say nothing
}

func (p Reason) compile(c *check.Compiler) check.Rule {
	c.Emits("empty_words")
	r := reason{c.Rows(p.Rows), c.Column("field", p.Field), c.Column("score", p.Score), c.Column("limit", p.Limit), coresOf(c.Words("phrases", p.Phrases)), leastLong}
	for _, phrase := range p.Phrases {
		r.longest = max(r.longest, 2*len(phrase))
	}
	return r.Each(r.judge)
}

type reason struct {
	check.Instance
	field, score, limit check.Ref
	phrases             map[string]bool
	longest             int // bytes of what may say nothing
}

// judge points at the cell of the reason; a column that is not on the sheet at
// all is told by S03.
func (r reason) judge(rec check.Record, in check.Input) *finding.Finding {
	score, limit, why := rec.Value(r.score), rec.Value(r.limit), rec.Value(r.field)
	if !score.OK() || !limit.OK() || !score.Number.Less(limit.Number) || why.State != form.Empty && !r.saysNothing(why, rec) {
		return nil
	}
	f := r.Finding(rec, r.field, in)
	if why.OK() {
		f.Variant = "empty_words"
	}
	f.Args["score"] = finding.Same(score.Number.String())
	f.Args["limit"] = finding.Same(limit.Number.String())
	f.Args["lost"] = finding.Same(limit.Number.Sub(score.Number).String())
	return f
}

// leastLong is of how many bytes a text may be that is signs alone.
const leastLong = 60

// saysNothing looks at letters and digits alone: in a text "/" and "—" are
// written, and mean nothing.
func (r reason) saysNothing(why form.Value, rec check.Record) bool {
	if !why.OK() {
		return false
	}
	item := r.ItemText(rec)
	if len(why.Text) > max(r.longest, 2*len(item)) {
		return false // without blanks and signs it is still longer than what says nothing
	}
	said := core(why.Text)
	return said == "" || r.phrases[said] || said == core(item)
}
