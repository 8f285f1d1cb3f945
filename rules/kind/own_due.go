package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// OwnDue finds an item that was finished after the day that its own row names.
type OwnDue struct {
	check.Rows      `yaml:",inline"`
	Field, Due      string
	check.Condition `yaml:",inline"`
}

// CampaignWide says that it is judged with the deadlines of the problem list: of
// one item that is late by both, one finding is enough.
func (OwnDue) CampaignWide() {}

// A day that cannot be is told by D05 or D06, that of completion of an item that
// is not finished by R06. Within an extension on record all is in time.
func (p OwnDue) compile(c *check.Compiler) check.Rule {
	n, done, due, when := c.Rows(p.Rows), c.Column("field", p.Field), c.Column("due", p.Due), c.Condition(p.Condition)
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		v, limit := rec.Value(done), rec.Value(due)
		if !v.OK() || !limit.OK() || !v.Date.After(limit.Date) || doubtful(v.Date, in) || doubtful(limit.Date, in) || !when.By(rec) {
			return nil
		}
		if extended, ok := in.Facts.Extension(n.Owed(rec, in)); ok && !v.Date.After(extended) {
			return nil
		}
		f := n.Finding(rec, done, in)
		f.Args["due"] = finding.Same(limit.Date.String())
		return f
	})
}
