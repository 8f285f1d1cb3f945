package view

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// about is a form that a file was read as.
type about struct {
	file int64
	form string
}

// OldestOpen is, by duty, the day since which the oldest finding that asks for
// something of it has been open: one about its latest version, or where nothing came,
// one about the duty itself.
func (v *View) OldestOpen() map[record.Duty]value.Date {
	out, of := map[record.Duty]value.Date{}, map[about][]*record.Issue{}
	enter := func(d record.Duty, i *record.Issue) {
		day := value.DateOf(i.Opened.In(v.AsOf.Location()))
		if is, ok := out[d]; !ok || day.Before(is) {
			out[d] = day
		}
	}
	for n := range v.Snapshot.Issues {
		switch i := &v.Snapshot.Issues[n]; {
		case i.Opened.IsZero() || !AsksForSomething(i):
		case i.FileID == 0:
			enter(dutyOf(*i), i)
		default:
			of[about{i.FileID, i.Form}] = append(of[about{i.FileID, i.Form}], i)
		}
	}
	subjects := v.subjectsAnswered()
	for _, x := range v.Dues() {
		if x.Latest == nil {
			continue
		}
		in := about{x.Latest.File.ID, x.Duty.Form}
		for _, i := range of[in] {
			// A row of a list may name what no duty is about.
			if i.About() == x.Duty.Subject || !subjects[in][i.About()] {
				enter(x.Duty, i)
			}
		}
	}
	return out
}

// subjectsAnswered are what the latest versions in a file are about, by form.
func (v *View) subjectsAnswered() map[about]map[finding.Subject]bool {
	out := map[about]map[finding.Subject]bool{}
	for _, x := range v.Dues() {
		if x.Latest == nil {
			continue
		}
		in := about{x.Latest.File.ID, x.Duty.Form}
		if out[in] == nil {
			out[in] = map[finding.Subject]bool{}
		}
		out[in][x.Duty.Subject] = true
	}
	return out
}
