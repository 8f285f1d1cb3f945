package crosscheck

import (
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// Problems are the listed problems of some problem lists.
func Problems(lists []*form.Submission) *register.Listed {
	var all []register.Problem
	for _, list := range lists {
		for _, row := range list.Tables[problemTable].Rows {
			all = append(all, register.Problem{ID: row.Value(problemID).Text, Project: row.Value(form.ProjectField).Text,
				Category: row.Value(categoryField).Text, Due: row.Value(dueField).Date})
		}
	}
	return register.NewListed(all)
}

// IsProblemList reports whether a sheet is a problem list of this campaign.
func IsProblemList(s *form.Submission) bool { return s.Form == problemList && !s.Wrong }

// items holds the items of the reports against the days by which they were to
// be done (D04, D09): those of the problem lists that stand, else the
// campaign's.
func (l *checker) items() {
	var lists []*form.Submission
	for _, v := range l.standing(problemList) {
		lists = append(lists, v.Submission)
	}
	listed, reports := Problems(lists), l.reportSheets()
	for _, v := range inOrder(l.current(rectification)) {
		report := reports[sheetOf(v)]
		if report.told {
			continue
		}
		report.told = true
		in := rules.Input{Facts: l.c.Facts, Department: v.File.Department, Received: l.day(v.File.Arrival), Listed: listed}
		for _, f := range l.c.Engine.CheckWide(v.Submission, in) {
			if of := report.about(f.Project, v); of != nil {
				l.addAt(of, f.Place.Cell, f)
			}
		}
	}
}

// reportSheet is one sheet of a report, with its versions by project.
type reportSheet struct {
	versions map[string]*record.Version // nil where a newer sheet speaks for the project
	told     bool
}

func (l *checker) reportSheets() map[sheet]*reportSheet {
	out := map[sheet]*reportSheet{}
	for i := range l.s.Versions {
		v := &l.s.Versions[i]
		if v.Duty.Form != rectification {
			continue
		}
		if out[sheetOf(v)] == nil {
			out[sheetOf(v)] = &reportSheet{versions: map[string]*record.Version{}}
		}
		out[sheetOf(v)].versions[v.Duty.Project()] = nil
	}
	for _, v := range l.current(rectification) {
		out[sheetOf(v)].versions[v.Duty.Project()] = v
	}
	return out
}

// about is the version that an item's project belongs to. What names none is
// told with the first; of what a newer sheet says nothing is told here.
func (r *reportSheet) about(project string, first *record.Version) *record.Version {
	if v, named := r.versions[project]; named {
		return v
	}
	return first
}
