package crosscheck

import (
	"errors"
	"strconv"
	"time"

	"jixiao/rules/finding"
	"jixiao/rules/value"
	"jixiao/rules/workdays"
)

// late tells of duties whose first recognised version came after the deadline
// (D01): once a duty, whatever was corrected since.
func (l *checker) late() {
	firsts := Firsts(l.s.Versions, l.owed)
	counted := map[[2]value.Date]finding.Text{} // many are late by the same days
	for _, o := range l.obligations() {
		first, met := firsts[o.Duty]
		if !met || o.Deadline.IsZero() {
			continue
		}
		came := l.day(first.Came)
		if !came.After(o.Deadline) {
			continue
		}
		between := [2]value.Date{o.Deadline, came}
		if _, known := counted[between]; !known {
			counted[between] = l.workingDays(o.Deadline, came)
		}
		l.addAbout(first.Version, finding.Finding{Code: "D01", Project: o.Project(), Subject: other(o.Subject),
			Value: came.String(), Expected: o.Deadline.String(),
			Args: finding.Args{"form_name": l.formName(o.Form), "days": days(o.Deadline, came), "working_days": counted[between]}})
	}
}

// missing tells what has not come, after its deadline (D02) or shortly before
// it (D03). It names the day and counts none: a finding is the same every night
// until it ends.
func (l *checker) missing() {
	for _, o := range Missing(l.obligations(), l.c, l.s.Versions) {
		f := finding.Finding{Code: "D02", Form: o.Form, Project: o.Project(), Subject: other(o.Subject), Expected: o.Deadline.String(),
			Args: finding.Args{"form_name": l.formName(o.Form)}}
		switch {
		case o.Deadline.IsZero():
			continue
		case l.today.After(o.Deadline):
		case o.ReminderDays == 0 || o.Deadline.After(l.today.AddDays(o.ReminderDays)):
			continue
		default:
			f.Code = "D03"
		}
		if o.Withdrawn {
			f.Variant = "withdrawn"
		}
		l.add(o.Department, 0, f)
	}
}

func (l *checker) formName(id string) finding.Text {
	if def := l.c.Form(id); def != nil {
		return def.Name
	}
	return finding.Same(id)
}

// days counts the calendar days from one day to another.
func days(from, to value.Date) finding.Text {
	return count(int(to.In(time.UTC).Sub(from.In(time.UTC)) / (24 * time.Hour)))
}

// workingDays counts the working days after one day until another; nothing
// where the calendar does not know them.
func (l *checker) workingDays(after, until value.Date) finding.Text {
	n, err := l.c.Calendar.Between(after, until)
	if err != nil {
		l.doNotKnow(err)
		return finding.Text{}
	}
	return count(n)
}

// doNotKnow remembers which year's calendar is missing.
func (l *checker) doNotKnow(err error) {
	var year *workdays.UnknownYear
	if errors.As(err, &year) {
		l.unknown[year.Year] = true
	}
}

func count(n int) finding.Text { return finding.Same(strconv.Itoa(n)) }
