package outcome

import (
	"sync"

	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/merge"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// Outcome is what came of an evaluation, project by project and unit by unit.
type Outcome struct {
	*view.View
	figures                 []known
	execution, satisfaction *known // nil where no form has it
	scores                  *merge.Found
	problems                *problems
	disclosed               map[finding.Subject]record.Decision
	units                   func() []*unit
	required                func() []view.Due
	standing                func() map[stated]*record.Version
}

// Of sees what a snapshot came to.
func Of(v *view.View) *Outcome {
	o := &Outcome{View: v, disclosed: map[finding.Subject]record.Decision{}}
	o.standing = sync.OnceValue(o.standingVersions)
	o.required = sync.OnceValue(o.listRequired)
	o.figures = o.known()
	o.execution = o.called(form.TypeRate, executionWords)
	o.satisfaction = o.called("", satisfactionWords)
	if at, there := v.Merged().Role(form.RoleScore); there && at.Sheet.Form.About == form.AboutProject {
		o.scores = &at
	}
	o.problems = o.problemsOf()
	for _, d := range record.Holding(v.Snapshot.Decisions) {
		if d.Kind == record.Disclose {
			o.disclosed[d.Target.Subject] = d
		}
	}
	o.units = sync.OnceValue(o.countUnits)
	return o
}

// Tables are the sheets of the workbook.
func (o *Outcome) Tables() []Table {
	all := []Table{o.bulletin(), o.assessment(), o.lateness()}
	if len(o.Campaign.Facts.Projects) > 0 {
		all = append([]Table{o.uses(), o.publicity()}, all...)
	}
	return all
}

// project is one of the register, with what it came to.
type project struct {
	register.Project
	subject      finding.Subject
	score, grade merge.Value
	mended       tally
}

func (o *Outcome) project(p register.Project) project {
	s := finding.SubjectOf(finding.AboutProject, p.Code)
	out := project{Project: p, subject: s, mended: o.problems.bySubject[s]}
	if o.scores != nil {
		out.score, out.grade = o.Merged().Score(s)
	}
	return out
}

// unit is what a unit is called.
func (o *Outcome) unit(code string) string {
	if name := o.UnitNames[code]; name != "" {
		return name
	}
	return code
}

func budgetOf(p register.Project) form.Value {
	if p.NoBudget {
		return form.Value{}
	}
	return number(p.Budget)
}

// disclosedOn is when a project's results were made public.
func (o *Outcome) disclosedOn(d record.Decision) value.Date { return crosscheck.Until(o.Campaign, d) }
