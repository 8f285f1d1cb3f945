package campaign

import (
	"errors"
	"slices"
	"strconv"

	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
	"jixiao/rules/workdays"
)

// AfterFeedback is a deadline that is counted for each department from the day on
// which it was told the results; the zero value is none.
type AfterFeedback struct {
	Days    int
	Working bool // else calendar days
}

// Set reports whether there is one.
func (a AfterFeedback) Set() bool { return a.Days > 0 }

// Text is the deadline where nobody knows its day yet: 反馈之日起30日.
func (a AfterFeedback) Text() finding.Text {
	n := strconv.Itoa(a.Days)
	if a.Working {
		return finding.Text{ZH: "反馈之日起" + n + "个工作日", EN: n + " working days after the feedback"}
	}
	return finding.Text{ZH: "反馈之日起" + n + "日", EN: n + " days after the feedback"}
}

// from is the last day where the department was told on a day, which is not counted
// itself. The error is a *workdays.UnknownYear.
func (a AfterFeedback) from(day value.Date, calendar *workdays.Calendar) (value.Date, error) {
	if a.Working {
		return calendar.Add(day, a.Days)
	}
	return day.AddDays(a.Days), nil
}

// Told is a department that was told the results, and when.
type Told struct {
	Department string
	On         value.Date
}

// AwaitsFeedback is how the deadline of a form will be counted for a department to
// which nobody fed back yet; not set where its day is known, or where there is none.
func (c *Campaign) AwaitsFeedback(of register.Extended) AfterFeedback {
	if _, known := c.Facts.LastDay(of); known {
		return AfterFeedback{}
	}
	return c.AfterFeedback(of.Form)
}

// AfterFeedback is how the deadline of a form is counted, where it is.
func (c *Campaign) AfterFeedback(form string) AfterFeedback {
	for _, o := range c.Owed {
		if o.Form == form {
			return o.AfterFeedback
		}
	}
	return AfterFeedback{}
}

// Ordinary is the deadline of a department for a form as it is without extensions;
// the zero Date where there is none, or none yet.
func (c *Campaign) Ordinary(department, form string) value.Date {
	if day, ok := c.Facts.FedBack[register.Extended{Department: department, Form: form}]; ok {
		return day
	}
	return c.Facts.Deadlines[form]
}

// fedBack enters the deadlines that are counted from when departments were told. One
// for which the calendar does not reach stays open; the year that lacks is kept.
func (c *Campaign) fedBack(told []Told, facts *register.Facts) {
	facts.FedBack, c.UnknownYears = nil, nil
	for _, t := range throughParents(told, facts) {
		for _, o := range c.Owed {
			if !o.AfterFeedback.Set() {
				continue
			}
			day, err := o.AfterFeedback.from(t.On, c.Calendar)
			if year := (*workdays.UnknownYear)(nil); errors.As(err, &year) {
				c.UnknownYears = append(c.UnknownYears, year.Year)
				continue
			}
			if facts.FedBack == nil {
				facts.FedBack = map[register.Extended]value.Date{}
			}
			facts.FedBack[register.Extended{Department: t.Department, Form: o.Form}] = c.lastDay(RestDay{Form: o.Form, Department: t.Department, Day: day, Counted: true})
		}
	}
}

// throughParents are also the units below departments that were told, on the same day:
// a notice goes to the department over a project. Who was told itself goes by that.
func throughParents(told []Told, facts *register.Facts) []Told {
	on := map[string]value.Date{}
	for _, t := range told {
		on[t.Department] = t.On
	}
	all := slices.Clone(told)
	through := func(unit, parent string) {
		if day, ok := on[parent]; ok && unit != "" && on[unit].IsZero() {
			on[unit] = day
			all = append(all, Told{unit, day})
		}
	}
	for _, p := range facts.Projects {
		through(p.Unit, p.Parent)
	}
	for _, u := range facts.Units {
		through(u.Code, u.Parent)
	}
	return all
}
