package judge

import (
	"slices"

	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// mayHandIn reports whether the sender may hand in a form at all. The section
// may hand in any; a file in no known folder is some department's.
func mayHandIn(def *form.Definition, in Received) bool {
	switch {
	case in.Department != "":
		return slices.Contains(def.HandedInBy, "department")
	case in.Evaluator:
		return slices.Contains(def.HandedInBy, "evaluator")
	case in.Loose:
		return slices.Contains(def.HandedInBy, "department")
	}
	return true
}

// foreignForm is the finding of a form that somebody else hands in: a score
// list in a department's folder would otherwise set everybody's scores.
func (j *Judge) foreignForm(s *form.Submission, in Received) finding.Finding {
	department := in.Department
	if u, ok := j.campaign.Facts.Unit(department); ok {
		department += u.Name
	}
	return finding.Finding{Code: "C06", Variant: "form", Form: s.Form,
		Place: finding.Place{Sheet: s.Sheet, Cell: s.Title.Cell},
		Args:  finding.Args{"form": s.Def.Name, "department": finding.Same(department)}}
}

// resolve reads what only the register can: codes and units in other spellings.
// Of a file in no known folder nobody's projects are suggested.
func (j *Judge) resolve(reading *form.Reading, in Received) {
	input := j.input(in)
	if in.Loose {
		input.Facts = j.campaign.Facts.For("")
	}
	for _, s := range reading.Submissions {
		reading.Findings = rules.Resolve(s, reading.Findings, input)
	}
}

// duties are what a submission answers: one for each project that it names and
// that its sender may answer for. A project of somebody else is a finding and
// never a version of the other's duty.
func (j *Judge) duties(s *form.Submission, in Received) []record.Duty {
	switch {
	case s.Wrong || !mayHandIn(s.Def, in):
		return nil
	case s.Def.About == form.AboutCampaign:
		return []record.Duty{{Form: s.Form}}
	}
	named := j.namedUnit(s.Fields[form.UnitField])
	sender := j.campaign.Facts.Successor(in.Department)
	if sender == "" {
		sender = named
	}
	var out []record.Duty
	for _, p := range j.projects(s, sender, named) {
		if j.answersFor(sender, p) {
			out = append(out, record.Duty{Department: p.Unit, Form: s.Form, Subject: finding.Subject(p.Code)})
		}
	}
	if len(out) == 0 && s.Nil {
		// There is nothing to report, on no project at all.
		return j.nothing(s, sender, named)
	}
	return out
}

// projects are those that a submission is about. The national self-evaluation
// form has no code: its name finds the project. A report that there is nothing
// to report is about every project of its unit.
func (j *Judge) projects(s *form.Submission, sender, named string) []register.Project {
	facts := j.campaign.Facts
	var out []register.Project
	for _, code := range s.Projects() {
		if p, ok := facts.Project(code); ok {
			out = append(out, p)
		}
	}
	if len(s.Projects()) > 0 {
		return out
	}
	if s.Nil {
		unit := j.reporter(sender, named)
		return slices.DeleteFunc(slices.Clone(facts.Projects), func(p register.Project) bool { return p.Unit != unit })
	}
	if p, ok := facts.ProjectByName(s.Fields[form.ProjectNameField].Text); ok {
		return []register.Project{p}
	}
	return nil
}

// reporter is the unit that a report speaks for: the one that it names where
// that is its sender's own, else the sender.
func (j *Judge) reporter(sender, named string) string {
	return j.campaign.Facts.AnswersFor(sender, named)
}

func (j *Judge) nothing(s *form.Submission, sender, named string) []record.Duty {
	unit := j.reporter(sender, named)
	if _, ok := j.campaign.Facts.Unit(unit); !ok {
		return nil
	}
	return []record.Duty{{Department: unit, Form: s.Form}}
}

// answersFor reports whether a sender may answer for a project: its unit, that
// unit's parent, or a unit that carries it out too. Where nobody is named the
// register decides.
func (j *Judge) answersFor(sender string, p register.Project) bool {
	return sender == "" || j.campaign.Facts.MayAnswer(p, sender)
}

// namedUnit is the code of the unit that a sheet names, by code or by name: of
// one that was merged, its successor's.
func (j *Judge) namedUnit(v form.Value) string {
	if code, _, ok := value.ParseUnit(v.Text); ok {
		return j.campaign.Facts.Successor(code)
	}
	u, _ := j.campaign.Facts.UnitByName(v.Text)
	return j.campaign.Facts.Successor(u.Code)
}
