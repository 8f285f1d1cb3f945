package decide

import (
	"slices"
	"strings"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
)

// on finds the version or the answer that a row is about.
func (k *clerk) on(a record.Act, d record.Decision) (record.Decision, *flaw) {
	about := d.Target
	if a.File == "" {
		return d, lacks("file", record.FileColumn, a)
	}
	if onAnswer(d.Kind) {
		id, _ := number(a.File)
		s, err := subjectOf(k.s, Decision{Kind: d.Kind, Number: id})
		if d.Target = s.target(d.Kind); err != nil {
			return d, unclear("file", record.FileColumn, a.File)
		}
		return d, nil
	}
	found := within(versionsNamed(k.s, a.File), record.Target{Form: about.Form, Subject: about.Subject, Department: about.Department})
	found = meeting(k.c, d.Kind, found)
	switch {
	case len(found) == 0:
		return d, unclear("file", record.FileColumn, a.File)
	case len(found) > 1 && !sameTarget(d.Kind, found):
		return d, unclear("several", record.FileColumn, a.File).among(numbersOf(found))
	}
	d.Target = d.Kind.Target(found[0])
	return d, nil
}

// meeting are those of several versions of which a decision makes sense; all where it
// makes of none.
func meeting(c *campaign.Campaign, kind record.DecisionKind, all []record.Version) []record.Version {
	condition, ok := conditions[kind]
	if !ok || len(all) < 2 {
		return all
	}
	some := slices.DeleteFunc(slices.Clone(all), func(v record.Version) bool { return !condition.holds(c, &v) })
	if len(some) == 0 {
		return all
	}
	return some
}

func sameTarget(k record.DecisionKind, versions []record.Version) bool {
	for _, v := range versions {
		if k.Target(v) != k.Target(versions[0]) {
			return false
		}
	}
	return true
}

// moment is the day or the moment that a row names, where its decision asks for
// one. A day alone is that whole day: its end, where something came by then.
func (k *clerk) moment(a record.Act, d record.Decision) (time.Time, *flaw) {
	if !d.Kind.Dated() || d.Undo || a.Date == "" && d.Kind == record.Waive {
		return time.Time{}, nil
	}
	if a.Date == "" {
		return time.Time{}, lacks("date", record.DateColumn, a)
	}
	day, clock, timed := strings.Cut(a.Date, " ")
	at, err := time.ParseInLocation(time.DateOnly, day, k.ws.Campaign.Zone)
	if err != nil {
		return at, unclear("date", record.DateColumn, a.Date)
	}
	if d.Kind.On() == record.OnDuty {
		return at, nil
	}
	if !timed {
		return at.AddDate(0, 0, 1).Add(-time.Second), nil
	}
	of, err := time.Parse("15:04", clock)
	if err != nil {
		return at, unclear("date", record.DateColumn, a.Date)
	}
	return time.Date(at.Year(), at.Month(), at.Day(), of.Hour(), of.Minute(), 0, 0, at.Location()), nil
}
