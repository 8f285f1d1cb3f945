package crosscheck

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// lateness names a file that came too late for a duty.
type lateness struct {
	duty record.Duty
	file int64
}

// corrections tells of versions that came after the deadline and after the
// period for correcting what was returned before them (D07). A file that
// corrects what a department owes as a whole is told of once, however many
// projects it names.
func (l *checker) corrections() {
	told := map[lateness]bool{}
	dues, mended := map[record.Duty]value.Date{}, l.corrected()
	for _, o := range l.obligations() {
		dues[o.Duty] = o.Deadline
	}
	for _, chain := range l.chains {
		duty := l.owed(chain[0].Duty)
		due, ok := dues[duty]
		if !ok || due.IsZero() {
			continue
		}
		var before *record.Version
		for i := range chain {
			v := &chain[i]
			if !v.Counts() && v.State != record.Corrected {
				continue
			}
			if m := mended[v.ID]; m != nil {
				before = m
			}
			key := lateness{duty, v.File.ID}
			if v.Counts() && before != nil && before.Own == record.Returned && !told[key] && l.correction(duty, before, v, due) {
				told[key] = true
			}
			before = v
		}
	}
}

// corrected finds, by the version in which it goes on, what named another duty by
// mistake and says the same.
func (l *checker) corrected() map[int64]*record.Version {
	out := map[int64]*record.Version{}
	for i := range l.s.Versions {
		if v := &l.s.Versions[i]; v.State == record.Corrected && v.Mend.Alike {
			out[v.Mend.Version] = v
		}
	}
	return out
}

// correction tells of one correction if it is late.
func (l *checker) correction(duty record.Duty, returned, corrected *record.Version, due value.Date) bool {
	came := l.day(corrected.File.Arrival)
	if !came.After(due) {
		return false
	}
	until, err := l.c.Calendar.Add(l.day(returned.File.Arrival), l.c.Settings.CorrectionDays)
	if err != nil {
		l.doNotKnow(err)
		return false
	}
	if until.Before(due) {
		until = due
	}
	if !came.After(until) {
		return false
	}
	l.addAbout(corrected, finding.Finding{Code: "D07", Project: duty.Project(), Subject: other(duty.Subject),
		Value: came.String(), Expected: until.String(),
		Args: finding.Args{"form_name": l.formName(duty.Form), "days": days(until, came), "working_days": l.workingDays(until, came)}})
	return true
}
