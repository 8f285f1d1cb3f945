package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// FilledIn finds a day of filling in that cannot be: before that of what the
// sheet is about, or in a year outside the campaign's period.
type FilledIn struct {
	Field string
	After string // the day of what it is about, if the form has one
}

func (p FilledIn) compile(c *check.Compiler) check.Rule {
	c.Emits("year")
	r := filledIn{Instance: c.Sheet(), field: c.Field("field", p.Field)}
	if p.After != "" {
		r.after = c.Field("after", p.After)
	}
	return r.Once(r.judge)
}

type filledIn struct {
	check.Instance
	field, after check.Ref
}

func (r filledIn) judge(rec check.Record, in check.Input) *finding.Finding {
	v, after := rec.Value(r.field), rec.Value(r.after)
	switch {
	case !v.OK():
		return nil
	case !rec.Sheet.Wrong && strangeYear(v.Date, in): // on a sheet of another year S04 says so of all
		f := r.Finding(rec, r.field, in)
		f.Variant = "year"
		f.Args["from"], f.Args["to"] = finding.Same(in.Facts.From.String()), finding.Same(in.Facts.To.String())
		return f
	case !after.OK() || !v.Date.Before(after.Date) || doubtful(after.Date, in):
		return nil
	}
	f := r.Finding(rec, r.field, in)
	f.Args["after"], f.Args["after_value"] = r.after.Label, finding.Same(after.Date.String())
	return f
}

// strangeYear reports whether a day lies in a year that has no day of the
// period. Whoever hands in late fills in late as well: the year in which the
// file arrived is none.
func strangeYear(d value.Date, in check.Input) bool {
	from, to := in.Facts.From, in.Facts.To
	if d.Year == in.Received.Year && !ahead(d, in) {
		return false
	}
	return !from.IsZero() && d.Year < from.Year || !to.IsZero() && d.Year > to.Year
}

// doubtful reports whether a day has a rule of its own that tells it: a second
// finding would only follow from that.
func doubtful(d value.Date, in check.Input) bool {
	return ahead(d, in) || !within(d, in.Facts.From, in.Facts.To)
}
