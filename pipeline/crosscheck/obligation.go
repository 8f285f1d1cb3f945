package crosscheck

import (
	"slices"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// Obligation is a duty that 报送时限 asks for.
type Obligation struct {
	record.Duty
	// Whole says that the department owes it as a whole (or the section, where
	// no department is named): it is about nothing in particular, and a version
	// for any of its subjects meets it.
	Whole        bool
	Deadline     value.Date
	ReminderDays int
	// Withdrawn says of what is missing that it came, and was taken back: it is
	// to be handed in again, and nobody is late for it.
	Withdrawn bool
}

// Obligations lists every duty that is owed, in the order of 报送时限 and of
// the register or the list. What may be handed in, but need not, is none, nor what
// the section cancelled.
func Obligations(c *campaign.Campaign) []Obligation {
	return slices.DeleteFunc(obligations(c), func(o Obligation) bool { return CancelledFor(c, o.Duty) != nil })
}

// Cancelled lists the duties that would be owed, and are cancelled.
func Cancelled(c *campaign.Campaign) []record.Duty {
	if len(c.Cancelled) == 0 {
		return nil
	}
	var out []record.Duty
	for _, o := range obligations(c) {
		if CancelledFor(c, o.Duty) != nil {
			out = append(out, o.Duty)
		}
	}
	return out
}

// CancelledFor finds why a duty is not owed; nil where it is.
func CancelledFor(c *campaign.Campaign, d record.Duty) *campaign.Cancelled {
	return c.CancelledFor(d.Department, d.Form, d.Subject)
}

func obligations(c *campaign.Campaign) []Obligation {
	var out []Obligation
	for _, o := range c.Owed {
		if o.Optional {
			continue
		}
		duties := dutiesOf(c, o)
		seen := make(map[record.Duty]bool, len(duties))
		out = slices.Grow(out, len(duties))
		for _, d := range duties {
			if seen[d] {
				continue
			}
			seen[d] = true
			out = append(out, Obligation{Duty: d, Whole: !o.Each, Deadline: Deadline(c, d), ReminderDays: o.ReminderDays})
		}
	}
	return out
}

// dutiesOf are the duties that one row of 报送时限 asks for, as AsOwed has them.
func dutiesOf(c *campaign.Campaign, o campaign.Owed) []record.Duty {
	if o.Section && !o.Each {
		return []record.Duty{{Form: o.Form}}
	}
	out, owed := eachOf(c.Facts, o), AsOwed(c)
	for i := range out {
		out[i].Form = o.Form
		out[i] = owed(out[i])
	}
	return out
}

// eachOf are the subjects of a form with who owes them: departments with a
// project or an item owe what is about these, all units what is about units, or
// about nothing.
func eachOf(facts *register.Facts, o campaign.Owed) []record.Duty {
	var out []record.Duty
	switch o.About {
	case form.AboutProject:
		out = make([]record.Duty, 0, len(facts.Projects))
		for _, p := range facts.Projects {
			out = append(out, record.Duty{Department: p.Unit, Subject: finding.Subject(p.Code)})
		}
	case form.AboutUnit, form.AboutDepartment:
		for _, u := range facts.Active() {
			if len(o.Units) == 0 || slices.Contains(o.Units, u.Code) {
				out = append(out, record.Duty{Department: u.Code, Subject: finding.SubjectOf(form.AboutUnit, u.Code)})
			}
		}
	default:
		for _, it := range facts.Lists[o.About] {
			out = append(out, record.Duty{Department: it.Unit, Subject: finding.SubjectOf(o.About, it.Code)})
		}
	}
	return out
}

// AsOwed makes of a duty what is owed: about nothing in particular where the
// department owes it as a whole, and by nobody in particular where the section
// hands it in, or the list names no unit.
func AsOwed(c *campaign.Campaign) func(record.Duty) record.Duty {
	rows := map[string]campaign.Owed{}
	for _, o := range c.Owed {
		rows[o.Form] = o
	}
	return func(d record.Duty) record.Duty {
		o, listed := rows[d.Form]
		if !listed {
			return d
		}
		if it, known := c.Facts.Item(d.Subject.Kind(), d.Subject.ID()); o.Section || known && it.Unit == "" && o.Each {
			d.Department = ""
		}
		if !o.Each {
			d.Subject = ""
		}
		return d
	}
}

// Missing lists those of some obligations that no version meets yet, returned
// versions among those that do, withdrawn ones and those meant for other duties
// not.
func Missing(all []Obligation, c *campaign.Campaign, versions []record.Version) []Obligation {
	met, withdrawn := make(map[record.Duty]bool, len(versions)), map[record.Duty]bool{}
	owed := AsOwed(c)
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
		if as := owed(d); as != d {
			of[as] = true
		}
	}
	var out []Obligation
	for _, o := range all {
		if !met[o.Duty] {
			o.Withdrawn = withdrawn[o.Duty]
			out = append(out, o)
		}
	}
	return out
}

// Deadline is the last day for a duty, a department's own where it has an extension
// or one that is counted from its feedback; the zero Date where there is none.
func Deadline(c *campaign.Campaign, d record.Duty) value.Date {
	if day, ok := c.Facts.OwnDay(ExtendedOf(d)); ok {
		return day
	}
	for _, o := range c.Owed {
		if o.Form == d.Form {
			return o.Deadline
		}
	}
	return c.Facts.Deadlines[d.Form]
}

// Awaited is how the deadline of a duty will be counted that has none before its
// department is told the results; not set of any other.
func Awaited(c *campaign.Campaign, d record.Duty) campaign.AfterFeedback {
	return c.AwaitsFeedback(ExtendedOf(d))
}

// ExtendedOf names a duty as facts know of its deadline.
func ExtendedOf(d record.Duty) register.Extended {
	return register.Extended{Department: d.Department, Form: d.Form, Subject: d.Subject}
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
	out := make(map[record.Duty]First, len(versions))
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
