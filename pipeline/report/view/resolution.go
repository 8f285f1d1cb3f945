package view

import (
	"slices"

	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Resolution says how a department gets on with what it is to mend or explain: what a
// newer version has no longer, and what is open.
type Resolution struct {
	Resolved int
	// days from when each was first told until the version came that has it no
	// longer, the shortest first. Calendar days, as days late are counted: the same
	// day is 0.
	days []int
	Open int
	// Oldest is the day since which the oldest that is open has been; zero where
	// none is.
	Oldest value.Date
}

// Resolutions are those of every department with anything to mend; "" is the section.
func (v *View) Resolutions() map[string]*Resolution {
	out := map[string]*Resolution{}
	of := func(unit string) *Resolution {
		if out[unit] == nil {
			out[unit] = &Resolution{}
		}
		return out[unit]
	}
	for n := range v.Snapshot.Resolved {
		r := &v.Snapshot.Resolved[n]
		m := of(r.Department)
		m.Resolved++
		if !r.Opened.IsZero() && !r.At.IsZero() {
			m.days = append(m.days, max(0, DaysBetween(value.DateOf(r.Opened.In(v.AsOf.Location())), value.DateOf(r.At.In(v.AsOf.Location())))))
		}
	}
	for n := range v.Snapshot.Issues {
		if i := &v.Snapshot.Issues[n]; AsksForSomething(i) {
			of(i.Department).open(i, v)
		}
	}
	for _, m := range out {
		slices.Sort(m.days)
	}
	return out
}

// AsksForSomething reports whether a finding is to be mended or explained.
func AsksForSomething(i *record.Issue) bool { return i.Because == "" && i.Weight() >= finding.Warning }

func (m *Resolution) open(i *record.Issue, v *View) {
	m.Open++
	if i.Opened.IsZero() {
		return
	}
	if day := value.DateOf(i.Opened.In(v.AsOf.Location())); m.Oldest.IsZero() || day.Before(m.Oldest) {
		m.Oldest = day
	}
}

// Median is the middle one of the days that resolving took, the mean of two where
// two are in the middle; ok is false where nothing was resolved.
func (m *Resolution) Median() (days decimal.Decimal, ok bool) {
	n := len(m.days)
	if n == 0 {
		return days, false
	}
	two := decimal.New(int64(m.days[(n-1)/2] + m.days[n/2]))
	return two.Div(decimal.New(2), 1), true
}

// Longest is the most days that resolving took; ok is false where nothing was resolved.
func (m *Resolution) Longest() (days int, ok bool) {
	if len(m.days) == 0 {
		return 0, false
	}
	return m.days[len(m.days)-1], true
}
