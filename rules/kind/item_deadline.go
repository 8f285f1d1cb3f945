package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// ItemDeadline finds an item that was finished, or is planned to be finished,
// after its deadline: the one that the problem list names for it, else that of
// the form.
type ItemDeadline struct {
	check.Rows `yaml:",inline"`
	Field, Due string
	Listing    `yaml:",inline"`
	List       List // may be left out
}

// CampaignWide says that the problem list is needed.
func (ItemDeadline) CampaignWide() {}

func (p ItemDeadline) answer() Answer {
	return Answer{Table: p.Table, Problem: p.Problem, Category: p.Category, Due: p.Due, List: p.List}
}

func (p ItemDeadline) compile(c *check.Compiler) check.Rule {
	n := c.Rows(p.Rows)
	c.Emits("planned")
	r := itemDeadline{n, c.Column("field", p.Field), c.Column("due", p.Due), p.listing(c, n)}
	if name := p.List.Name(); name != "" && !c.Without(p.List.Form) {
		c.Emits("campaign", "campaign_planned")
		c.Column("problem", p.Problem)
		p.List.compile(c)
		r.list = name
	}
	return r.check
}

type itemDeadline struct {
	check.Instance
	field, due check.Ref
	listing
}

// check holds the items against the deadline of the unit for which the sheet
// speaks. The day of completion decides if one is written down, usable or not,
// else the day that is planned.
func (r itemDeadline) check(s *form.Submission, in check.Input) []finding.Finding {
	var fs []finding.Finding
	for rec := range r.Records(s) {
		at, variant := r.field, r.Variant
		if !rec.Value(at).Given() {
			at, variant = r.due, "planned"
		}
		v := rec.Value(at)
		limit, ok := r.limit(rec, in)
		if !ok || !v.OK() || !v.Date.After(limit) || at == r.field && r.elsewhere(rec, in) {
			continue
		}
		f := r.Finding(rec, at, in)
		f.Variant, f.Expected = variant, limit.String()
		if !r.known(in) {
			f.Variant = campaignsOwn(variant)
		}
		fs = append(fs, *f)
	}
	return fs
}

// elsewhere reports whether another rule tells a day of completion: one that is
// still to come (D05), or, where the list that counts is not known, one after
// the day that the row itself names (D09).
func (r itemDeadline) elsewhere(rec check.Record, in check.Input) bool {
	done, own := rec.Value(r.field).Date, rec.Value(r.due)
	return ahead(done, in) || !r.known(in) && own.OK() && done.After(own.Date)
}

// campaignsOwn is the wording where the deadline is the campaign's, and a list
// may name another one.
func campaignsOwn(variant string) string {
	if variant == "planned" {
		return "campaign_planned"
	}
	return "campaign"
}

// ahead reports whether a day lies after the one on which the file arrived.
func ahead(d value.Date, in check.Input) bool {
	return !in.Received.IsZero() && d.After(in.Received)
}

// Listing are the parameters by which a row is matched with the problem list.
type Listing struct {
	Problem, Category string // the columns of the problem's id and of its category
}

func (p Listing) listing(c *check.Compiler, n check.Instance) listing {
	return listing{n: n, about: c.About(), problem: c.PerhapsColumn("problem", p.Problem), category: c.PerhapsColumn("category", p.Category)}
}

type listing struct {
	n                        check.Instance
	list                     string
	about, problem, category check.Ref
}

// known reports whether it is known what is listed; without a list that is
// nothing.
func (l listing) known(in check.Input) bool { return l.list == "" || in.Listed.Knows(l.list) }

// limit is the last day on which what a row is about is in time.
func (l listing) limit(rec check.Record, in check.Input) (value.Date, bool) {
	answer := register.Problem{List: l.list, ID: rec.Value(l.problem).Text, Subject: l.about.Type.SubjectID(rec.Value(l.about)), Category: rec.Value(l.category).Text}
	return in.Facts.Limit(in.Listed, answer, l.n.Owed(rec, in))
}
