package crosscheck

import (
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

// items holds the rows of a form against the days by which they were to be done
// (D04, D09): those of the lists that stand, else the campaign's.
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
		in := rules.Input{Facts: l.c.Facts, Department: v.File.Department, Received: l.day(v.File.Arrival), Listed: listed}
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

// about is the version that what an item is about belongs to. What names nothing
// is told with the first; of what a newer sheet says nothing is told here.
func (r *reportSheet) about(subject finding.Subject, first *record.Version) *record.Version {
	if v, named := r.versions[subject]; named {
		return v
	}
	return first
}
