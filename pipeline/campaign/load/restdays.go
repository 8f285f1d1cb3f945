package load

import (
	"errors"
	"fmt"

	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
	"jixiao/rules/workdays"
)

// restDays finds the deadlines on days that are not worked and, where they
// roll, moves them to the next working day. A day of which nobody can tell yet
// stays where it is: the missing calendar is reported elsewhere.
func restDays(calendar *workdays.Calendar, owed []campaign.Owed, facts *register.Facts, roll bool) []campaign.RestDay {
	var found []campaign.RestDay
	moved := func(form, department string, day value.Date) value.Date {
		works, known := calendar.Works(day)
		if day.IsZero() || works || !known {
			return day
		}
		counts := day
		if roll {
			counts = campaign.NextWorked(calendar, day)
		}
		found = append(found, campaign.RestDay{Form: form, Department: department, Day: day, Counts: counts})
		return counts
	}
	for i := range owed {
		o := &owed[i]
		if o.Deadline = moved(o.Form, "", o.Deadline); !o.Deadline.IsZero() {
			facts.Deadlines[o.Form] = o.Deadline
		}
		for _, u := range facts.Units {
			what := register.Extended{Department: u.Code, Form: o.Form}
			if until, ok := facts.Extensions[what]; ok {
				facts.Extensions[what] = moved(o.Form, u.Code, until)
			}
		}
	}
	return found
}

// calendar is the national one, with the notices that the keeper added.
func (l *loader) calendar(notices []workdays.Notice) *workdays.Calendar {
	national := workdays.National()
	c, err := national.With(notices...)
	var bad *workdays.BadNotice
	if errors.As(err, &bad) {
		l.file.fault("holidays", finding.Text{
			ZH: fmt.Sprintf("%d 年的放假安排：%s %s", bad.Year, bad.Day, bad.Why.ZH),
			EN: fmt.Sprintf("notice of %d: %s %s", bad.Year, bad.Day, bad.Why.EN)})
		return national
	}
	return c
}
