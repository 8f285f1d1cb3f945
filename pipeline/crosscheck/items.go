package crosscheck

import (
	"maps"
	"slices"

	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// listed are the problems of the lists that stand.
func (l *checker) listed() *register.Listed {
	var lists []*form.Submission
	for _, list := range l.c.Engine.Lists() {
		for _, v := range l.standing(list.Form) {
			lists = append(lists, v.Submission())
		}
	}
	return Problems(l.c.Engine, lists)
}

// items holds the sheets of a form against what others handed in: rows against the
// days by which they were to be done (D04, D09), of the lists that stand, else the
// campaign's, and what the section's own rules say of other forms.
func (l *checker) items(form string, listed *register.Listed) {
	if !l.c.Engine.ChecksWide(form) {
		return
	}
	reports := l.reportSheets(form)
	for _, v := range inOrder(l.current(form)) {
		report := reports[v.Part()]
		if report.told {
			continue
		}
		report.told = true
		in := rules.Input{Facts: l.c.Facts, Department: v.File.Department, Received: l.day(v.File.Arrival), Listed: listed, Others: l.sheets.Beside(report.counting()...)}
		for _, f := range l.c.Engine.CheckWide(v.Submission(), in) {
			if of := report.about(f.About(), v); of != nil {
				l.addAt(of, f.Place.Cell, f)
			}
		}
	}
}

// reportSheet is one sheet of a report, with its versions by what they are about.
type reportSheet struct {
	versions map[finding.Subject]*record.Version // nil where a newer sheet speaks of it
	told     bool
}

func (l *checker) reportSheets(form string) map[record.Part]*reportSheet {
	out := map[record.Part]*reportSheet{}
	for i := range l.s.Versions {
		v := &l.s.Versions[i]
		if v.Duty.Form != form {
			continue
		}
		if out[v.Part()] == nil {
			out[v.Part()] = &reportSheet{versions: map[finding.Subject]*record.Version{}}
		}
		out[v.Part()].versions[v.Duty.Subject] = nil
	}
	for _, v := range l.current(form) {
		out[v.Part()].versions[v.Duty.Subject] = v
	}
	return out
}

// counting are the versions of which no newer sheet speaks.
func (r *reportSheet) counting() []*record.Version {
	var all []*record.Version
	for _, subject := range slices.Sorted(maps.Keys(r.versions)) {
		if v := r.versions[subject]; v != nil {
			all = append(all, v)
		}
	}
	return all
}

// about is the version that what an item is about belongs to. What names nothing
// is told with the first; of what a newer sheet says nothing is told here.
func (r *reportSheet) about(subject finding.Subject, first *record.Version) *record.Version {
	if v, named := r.versions[subject]; named {
		return v
	}
	return first
}
