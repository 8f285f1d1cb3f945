package pipeline

import (
	"slices"

	"jixiao/pipeline/record"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// duties are what a submission answers: one for each project that it names and
// that its sender may answer for. A project of somebody else is a finding and
// never a version of the other's duty.
func (j *Judge) duties(s *form.Submission, folder string) []record.Duty {
	if s.Wrong {
		return nil
	}
	if s.Def.Per == "campaign" {
		return []record.Duty{{Department: folder, Form: s.Form}}
	}
	sender := folder
	if sender == "" {
		sender = unitCode(s.Fields[form.UnitField])
	}
	var out []record.Duty
	for _, code := range j.named(s, sender) {
		p, ok := j.campaign.Facts.Project(code)
		if !ok || !j.answersFor(sender, p.Unit, p.Parent, p.CoUnits) {
			continue
		}
		out = append(out, record.Duty{Department: p.Unit, Form: s.Form, Project: code})
	}
	return out
}

// named are the codes of the projects that a submission is about. The national
// self-evaluation form has no code: its name finds the project. A report that
// there is nothing to report is about every project of its sender.
func (j *Judge) named(s *form.Submission, sender string) []string {
	if codes := s.Projects(); len(codes) > 0 {
		return codes
	}
	if s.Nil {
		return j.projectsOf(sender)
	}
	if p, ok := j.campaign.Facts.ProjectByName(s.Fields[form.ProjectNameField].Text); ok {
		return []string{p.Code}
	}
	return nil
}

func (j *Judge) projectsOf(unit string) []string {
	var codes []string
	for _, p := range j.campaign.Facts.Projects {
		if p.Unit == unit {
			codes = append(codes, p.Code)
		}
	}
	return codes
}

func (j *Judge) answersFor(sender, unit, parent string, co []string) bool {
	if sender == "" || sender == unit || sender == parent || slices.Contains(co, sender) {
		return true
	}
	u, ok := j.campaign.Facts.Unit(unit)
	return ok && u.Parent == sender
}

func unitCode(v form.Value) string {
	code, _, _ := value.ParseUnit(v.Text)
	return code
}
