package campaign

import (
	"maps"
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// Special is what holds for single duties in place of what holds for all.
type Special struct {
	Extensions []Extension
	Waivers    []Waiver
	Cancelled  []Cancelled
	Told       []Told
}

// Extension is a department's own deadline for a form, for one of its duties or
// for all.
type Extension struct {
	Department, Form string
	Subject          finding.Subject // "" for all
	Until            value.Date      // as it was said: where deadlines roll a later day may count
	Approver, Reason string
}

// Key is under what the facts know it.
func (e Extension) Key() register.Extended {
	return register.Extended{Department: e.Department, Form: e.Form, Subject: e.Subject}
}

// Cancelled is a duty of a department, or several, that is not owed.
type Cancelled struct {
	Department, Form string
	Subject          finding.Subject // "" for all
	By, Why          string
}

// With is the campaign in which other things hold for single duties than in its
// settings.
func (c *Campaign) With(s Special) *Campaign {
	own, facts := *c, *c.Facts
	own.Waivers, own.Cancelled = s.Waivers, s.Cancelled
	facts.Extensions = map[register.Extended]value.Date{}
	own.RestDays = slices.DeleteFunc(slices.Clone(c.RestDays), func(r RestDay) bool { return r.Department != "" })
	for _, e := range s.Extensions {
		day := own.lastDay(RestDay{Form: e.Form, Department: e.Department, Day: e.Until})
		if day.After(facts.Extensions[e.Key()]) {
			facts.Extensions[e.Key()] = day
		}
	}
	own.fedBack(s.Told, &facts)
	own.Facts = register.New(facts)
	return &own
}

// lastDay is the last day that counts where one was named: the next working day
// where deadlines roll. A rest day is kept.
func (c *Campaign) lastDay(r RestDay) value.Date {
	r.Counts = r.Day
	works, known := c.Calendar.Works(r.Day)
	if works || !known {
		return r.Day
	}
	if c.Rolls {
		r.Counts = NextWorked(c.Calendar, r.Day)
	}
	c.RestDays = append(c.RestDays, r)
	return r.Counts
}

// CancelledFor finds why a duty is not owed; nil where it is.
func (c *Campaign) CancelledFor(department, form string, about finding.Subject) *Cancelled {
	for i, x := range c.Cancelled {
		if x.Department == department && x.Form == form && (x.Subject == "" || x.Subject == about) {
			return &c.Cancelled[i]
		}
	}
	return nil
}

// reassign gives what holds for units that were merged to their successors, in
// place. A successor that has its own extension keeps it.
func (c *Campaign) reassign(facts *register.Facts) {
	facts.Extensions = reassignedDays(facts, facts.Extensions)
	facts.FedBack = reassignedDays(facts, facts.FedBack)
	c.Waivers = slices.Clone(c.Waivers)
	for i := range c.Waivers {
		c.Waivers[i].Department = facts.Successor(c.Waivers[i].Department)
	}
	c.Cancelled = slices.Clone(c.Cancelled)
	for i := range c.Cancelled {
		c.Cancelled[i].Department = facts.Successor(c.Cancelled[i].Department)
	}
}

// reassignedDays are last days of their own of units, each also its successor's that
// has none: the latest of several.
func reassignedDays(facts *register.Facts, before map[register.Extended]value.Date) map[register.Extended]value.Date {
	after := maps.Clone(before)
	for what, until := range before {
		successor := what
		successor.Department = facts.Successor(what.Department)
		if _, has := before[successor]; !has && after[successor].Before(until) {
			after[successor] = until
		}
	}
	return after
}
