package daily

import (
	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/merge"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// roles are the columns of the master that mean something here, by what they
// mean; a part of the report stands where its columns do.
type roles struct {
	score, grade, category, state, due *merge.Found
}

func rolesOf(m *merge.Master) roles {
	find := func(role string) *merge.Found {
		if at, there := m.Role(role); there {
			return &at
		}
		return nil
	}
	return roles{find(form.RoleScore), find(form.RoleGrade), find(form.RoleCategory), find(form.RoleState), find(form.RoleDue)}
}

// of is what a column says of a subject; nothing where there is no column.
func of(at *merge.Found, subject finding.Subject) merge.Value {
	if at == nil {
		return merge.Value{}
	}
	return at.Of(subject)
}

// spec is the column as the definition has it.
func spec(at *merge.Found) *form.OutputColumn { return at.Sheet.At(at.Column).Spec }

func label(at *merge.Found) string { return at.Sheet.At(at.Column).Label }

// cellOf writes a value of the master.
func cellOf(v merge.Value) write.Cell { return view.CellOf(v.Type, v.Value) }

// scored are what may have a score: all that the form is about, where there is a
// list of it, else what was handed in.
func (d *daily) scored() []finding.Subject {
	s := d.roles().score.Sheet
	var out []finding.Subject
	if s.Form.About == form.AboutProject {
		for _, p := range d.Campaign.Facts.Projects {
			out = append(out, finding.Subject(p.Code))
		}
		return out
	}
	for i := range s.Rows {
		out = append(out, s.Rows[i].Subject)
	}
	return out
}

// graded reports whether there is anything that may have a score and a grade.
func (d *daily) graded() bool {
	return d.roles().score != nil && d.roles().grade != nil && len(d.scored()) > 0
}

// scoresProjects reports whether there are scores of projects.
func (d *daily) scoresProjects() bool {
	return d.roles().score != nil && d.roles().score.Sheet.Form.About == form.AboutProject
}

func (d *daily) gradesProjects() bool {
	return d.roles().grade != nil && d.roles().grade.Sheet.Form.About == form.AboutProject
}

// things is what the rows of a form are called when they are counted.
func things(def *form.Definition) string {
	if def.About == form.AboutCampaign {
		return "事项"
	}
	return campaign.SubjectName(def.About).ZH
}
