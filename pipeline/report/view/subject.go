package view

import (
	"strings"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// SubjectName is the name of what a duty is about, where SubjectCode is its code.
func (v *View) SubjectName(d record.Duty) string {
	switch {
	case d.SubjectCode() == "":
		return ""
	case d.Project() != "":
		return v.ProjectName(d.Project())
	}
	return v.Campaign.Facts.NameOf(d.Subject)
}

// SubjectLabel is code and name of what a duty is about: A-01 城区环卫一体化保洁费.
func (v *View) SubjectLabel(d record.Duty) string {
	switch {
	case d.SubjectCode() == "":
		return ""
	case d.Project() != "":
		return strings.TrimSpace(d.Project() + " " + v.ProjectName(d.Project()))
	}
	return v.Campaign.Facts.Label(d.Subject)
}

// SubjectWord is a duty's subject in a sentence that has room for little: the code
// of a project, by which everybody knows it; of an item of a list its name too.
func (v *View) SubjectWord(d record.Duty) string {
	switch d.Subject.Kind() {
	case finding.AboutProject, finding.AboutUnit:
		return d.SubjectCode()
	}
	return v.SubjectLabel(d)
}

// IssueLabel names what a finding is about, as SubjectLabel does.
func (v *View) IssueLabel(i record.Issue) string { return v.SubjectLabel(dutyOf(i)) }

// dutyOf is whom a finding is told with what it is about.
func dutyOf(i record.Issue) record.Duty {
	return record.Duty{Department: i.Department, Form: i.Form, Subject: i.About()}
}
