package blankforms

import (
	"fmt"
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/kind"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// Dates that no rule bounds must at least be of our time.
var (
	earliest = value.Date{Year: 1990, Month: 1, Day: 1}
	latest   = value.Date{Year: 2099, Month: 12, Day: 31}
)

// days are the bounds of a date.
type days struct {
	first, last value.Date
	year        int    // of the example in words
	today       bool   // nothing from the future
	list        string // of the campaign, which may name another last day; "" is none
	soft        bool
}

// days asks for the campaign's period where a rule does, and for nothing from
// the future where a rule wants that. Outside the period a date is unusual and
// no mistake, so whoever insists may keep it.
func (d *draft) days(f *form.Field) days {
	bounds := days{first: earliest, last: latest, year: d.c.Facts.Year}
	if severity, ok := d.ruledBy(bounded, f.ID); ok {
		bounds.first, bounds.last, bounds.soft = d.c.Facts.From, d.c.Facts.To, severity < finding.Error
	}
	if items, ok := d.items(); ok && items.Due == f.ID && items.limit.Before(bounds.last) {
		bounds.last, bounds.list, bounds.soft = items.limit, d.listName(items.List), items.severity < finding.Error
		if !bounds.soft {
			bounds.first = earliest
		}
	}
	severity, ok := d.ruledBy(past, f.ID)
	if !ok {
		return bounds
	}
	bounds.today = true
	if severity >= finding.Error {
		// The future is refused; what lies outside the period is not.
		bounds.first, bounds.last, bounds.soft = earliest, latest, false
	}
	return bounds
}

// ruledBy is how severe a rule is that asks something of a date.
func (d *draft) ruledBy(datesOf func(kind.Params) []string, field string) (finding.Severity, bool) {
	for i := range d.rules {
		if slices.Contains(datesOf(d.rules[i].Params), field) {
			return d.rules[i].Severity, true
		}
	}
	return 0, false
}

// bounded are the dates that must lie in the campaign's period.
func bounded(rule kind.Params) []string {
	p, _ := rule.(kind.Period)
	return p.Fields
}

// past are the dates that must not lie ahead.
func past(rule kind.Params) []string {
	p, _ := rule.(kind.Received)
	return p.Fields
}

// formulas are the bounds as Excel takes them.
func (b days) formulas() (from, to string) {
	from, to = day(b.first), day(b.last)
	if b.today {
		to = "MIN(" + to + ",TODAY())"
	}
	return from, to
}

func (b days) demand(at finding.Ref) demand {
	from, to := b.formulas()
	words := fmt.Sprintf("应为日期，如 %d-10-15", b.year)
	switch {
	case b.first != earliest:
		words += fmt.Sprintf("，在 %s 至 %s 之间", b.first, b.last)
	case b.last != latest:
		words += fmt.Sprintf("，不晚于 %s", b.last)
	}
	if b.list != "" {
		words += "（" + b.list + "另有时限的，以清单为准）"
	}
	if b.today {
		words += "，不能晚于今天"
	}
	return demand{fmt.Sprintf("ISNUMBER(%[1]s),%[1]s>=%[2]s,%[1]s<=%[3]s", at, from, to), words, b.soft}
}

func day(d value.Date) string { return fmt.Sprintf("DATE(%d,%d,%d)", d.Year, d.Month, d.Day) }

// owed is whose deadline the form goes by.
func owed(o Order) register.Extended {
	return register.Extended{Department: o.Unit, Form: o.Form.ID, Subject: finding.Subject(o.Project)}
}
