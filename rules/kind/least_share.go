package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// LeastShare finds that some groups together weigh less than they should.
type LeastShare struct {
	check.Sum   `yaml:",inline"`
	By          string          // the column that names the group
	Of          []string        // the groups, as the form calls them
	Mark, Least decimal.Decimal // the full mark, and what the groups weigh at least
}

func (p LeastShare) compile(c *check.Compiler) check.Rule {
	sum := c.Sum(p.Sum)
	r := leastShare{Summed: sum, groups: groupsOf(c, sum.Instance, p.By), mark: c.Positive("mark", p.Mark), least: c.Positive("least", p.Least)}
	r.of = r.groups.named(c, "of", p.Of)
	return r.Once(r.judge)
}

type leastShare struct {
	check.Summed
	groups      groups
	of          []string
	mark, least decimal.Decimal
}

// judge says nothing where the weights do not sum to the full mark, or a row is
// put under a group that the form does not know: that is told first, and mending
// it may mend this.
func (r leastShare) judge(rec check.Record, in check.Input) *finding.Finding {
	sum, ok := r.Total(rec.Sheet)
	if !ok || !sum.Equal(r.mark) || !rec.Value(r.Field).OK() {
		return nil
	}
	share, ok := r.share(rec.Sheet)
	if !ok || !share.Less(r.least) {
		return nil
	}
	f := r.Finding(rec, r.Field, in)
	f.Args["groups"] = listed(r.of)
	f.Args["share"], f.Args["least"] = finding.Same(share.String()), finding.Same(r.least.String())
	return f
}

// share is what the groups weigh together.
func (r leastShare) share(s *form.Submission) (decimal.Decimal, bool) {
	share := decimal.Zero
	for rec := range r.Records(s) {
		is, ok := r.groups.field.GroupOf(rec.Value(r.groups.by).Text)
		if !ok {
			return share, false
		}
		for _, name := range r.of {
			if is == name {
				share = share.Add(rec.Value(r.Column).Number)
			}
		}
	}
	return share, true
}
