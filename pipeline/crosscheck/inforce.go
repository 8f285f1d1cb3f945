package crosscheck

import (
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// InForce is the campaign with what the section decided on duties: extensions,
// waivers, cancelled duties, and deadlines that count from the feedback. The latest act counts, wherever it was taken; what
// the settings say that nobody has recorded yet is the latest.
func InForce(c *campaign.Campaign, decisions []record.Decision) *campaign.Campaign {
	if !slices.ContainsFunc(decisions, func(d record.Decision) bool { return d.Kind.On() == record.OnDuty }) {
		return c // as the settings have it
	}
	var s campaign.Special
	for _, d := range record.OnDuties(decided(c, decisions)) {
		add(&s, d, Until(c, d))
	}
	return c.With(s)
}

// Until is the last day that a decision names, the zero Date where it names none.
func Until(c *campaign.Campaign, d record.Decision) value.Date {
	if d.At.IsZero() {
		return value.Date{}
	}
	return value.DateOf(d.At.In(zoneOf(c)))
}

// decided are the decisions with those acts of the settings that are still to be
// recorded.
func decided(c *campaign.Campaign, decisions []record.Decision) []record.Decision {
	all := record.Account{Decisions: decisions}
	for _, d := range Unrecorded(c, decisions) {
		all = all.Decide(d)
	}
	return all.Decisions
}

func add(s *campaign.Special, d record.Decision, until value.Date) {
	t := d.Target
	switch d.Kind {
	case record.Extend:
		s.Extensions = append(s.Extensions, campaign.Extension{Department: t.Department, Form: t.Form, Subject: t.Subject,
			Until: until, Approver: d.By, Reason: d.Why})
	case record.Waive:
		s.Waivers = append(s.Waivers, campaign.Waiver{Department: t.Department, Project: t.Subject.Project(), Code: t.Code,
			Until: until, Approver: d.By, Reason: d.Why})
	case record.Feedback:
		s.Told = append(s.Told, campaign.Told{Department: t.Department, On: until})
	case record.Cancel:
		s.Cancelled = append(s.Cancelled, campaign.Cancelled{Department: t.Department, Form: t.Form, Subject: t.Subject, By: d.By, Why: d.Why})
	}
}

// Unrecorded are the acts of the settings workbook that the ledger does not hold
// yet: new, changed and removed entries of 延期 and 特殊情况备案.
func Unrecorded(c *campaign.Campaign, decisions []record.Decision) []record.Decision {
	return record.Unrecorded(decisions, Written(c))
}

// Written is what 延期 and 特殊情况备案 say, as decisions. Of entries for the same
// the one that lasts longest counts.
func Written(c *campaign.Campaign) []record.Decision {
	var out []record.Decision
	enter := func(d record.Decision, until value.Date) {
		d.Origin = record.FromSettings
		if !until.IsZero() {
			d.At = until.In(zoneOf(c))
		}
		for i, other := range out {
			if other.Kind == d.Kind && other.Target == d.Target {
				if d.At.After(other.At) {
					out[i] = d
				}
				return
			}
		}
		out = append(out, d)
	}
	for _, e := range c.Written.Extensions {
		enter(record.Decision{Kind: record.Extend, Target: record.Target{Department: e.Department, Form: e.Form, Subject: e.Subject},
			By: e.Approver, Why: e.Reason}, e.Until)
	}
	for _, w := range c.Written.Waivers {
		enter(record.Decision{Kind: record.Waive, Target: record.Target{Department: w.Department, Subject: finding.Subject(w.Project), Code: w.Code},
			By: w.Approver, Why: w.Reason}, w.Until)
	}
	return out
}

// Conflict is an entry of the settings workbook with the later decision that
// holds in its place.
type Conflict struct {
	Written, Later record.Decision
}

// Conflicts are the entries that are not in force, because the section decided
// otherwise since.
func Conflicts(c *campaign.Campaign, decisions []record.Decision) []Conflict {
	all := decided(c, decisions)
	var out []Conflict
	for _, w := range Written(c) {
		if last := record.LastOn(all, w); last != nil && (last.Undo || !last.At.Equal(w.At)) {
			out = append(out, Conflict{w, *last})
		}
	}
	return out
}
