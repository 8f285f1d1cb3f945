package crosscheck

import (
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// Obligation is a duty that 报送时限 asks for.
type Obligation struct {
	record.Duty
	// AnyProject says that the department owes it as a whole (or the section, where
	// no department is named): it names no project, and a version for any of
	// its projects meets it.
	AnyProject   bool
	Deadline     value.Date
	ReminderDays int
	// Withdrawn says of what is missing that it came, and was taken back: it is
	// to be handed in again, and nobody is late for it.
	Withdrawn bool
}

// Obligations lists every duty that is owed, in the order of 报送时限 and of
// the register. What may be handed in, but need not, is none.
func Obligations(c *campaign.Campaign) []Obligation {
	var out []Obligation
	for _, o := range c.Owed {
		for _, d := range dutiesOf(c, o) {
			out = append(out, Obligation{Duty: d, AnyProject: !o.Project,
				Deadline: Deadline(c, d), ReminderDays: o.ReminderDays})
		}
	}
	return out
}

// dutiesOf are the duties that one row of 报送时限 asks for. Departments are
// those that have a project.
func dutiesOf(c *campaign.Campaign, o campaign.Owed) []record.Duty {
	switch {
	case o.Optional:
		return nil
	case o.Section:
		return []record.Duty{{Form: o.Form}}
	}
	var out []record.Duty
	seen := map[record.Duty]bool{}
	for _, p := range c.Facts.Projects {
		d := record.Duty{Department: p.Unit, Form: o.Form}
		if o.Project {
			d.Subject = finding.Subject(p.Code)
		}
		if !seen[d] {
			seen[d] = true
			out = append(out, d)
		}
	}
	return out
}

// Missing lists the obligations that no version meets yet, returned versions
// among those that do, withdrawn ones and those meant for other duties not.
func Missing(c *campaign.Campaign, versions []record.Version) []Obligation {
	met, withdrawn := map[record.Duty]bool{}, map[record.Duty]bool{}
	for i := range versions {
		of := met
		switch versions[i].State {
		case record.Corrected:
			continue
		case record.Withdrawn:
			of = withdrawn
		}
		d := versions[i].Duty
		of[d] = true
		d.Subject = ""
		of[d] = true
	}
	var out []Obligation
	for _, o := range Obligations(c) {
		if !met[o.Duty] {
			o.Withdrawn = withdrawn[o.Duty]
			out = append(out, o)
		}
	}
	return out
}

// Deadline is the last day for a duty, a department's own where it has an
// extension; the zero Date where there is none.
func Deadline(c *campaign.Campaign, d record.Duty) value.Date {
	if day, ok := c.Facts.Extensions[register.Extended{Department: d.Department, Form: d.Form}]; ok {
		return day
	}
	for _, o := range c.Owed {
		if o.Form == d.Form {
			return o.Deadline
		}
	}
	return c.Facts.Deadlines[d.Form]
}

// First is when something first came for a duty, and the first version that
// its sender did not mean for another one.
type First struct {
	Came    time.Time
	Version *record.Version
}

// Firsts finds what first came for every duty as it is owed: of one that is
// owed as a whole, for any project. Where all that came was meant for other
// duties, nothing did.
func Firsts(versions []record.Version, owed func(record.Duty) record.Duty) map[record.Duty]First {
	out := map[record.Duty]First{}
	for i := range versions {
		v := &versions[i]
		d := owed(v.Duty)
		first, seen := out[d]
		if !seen || v.Came().Before(first.Came) {
			first.Came = v.Came()
		}
		if v.State != record.Corrected && (first.Version == nil || earlier(v, first.Version) < 0) {
			first.Version = v
		}
		out[d] = first
	}
	for d, first := range out {
		if first.Version == nil {
			delete(out, d)
		}
	}
	return out
}
