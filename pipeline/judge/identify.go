package judge

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// identify puts what only the campaign knows in place of how a sheet names its
// subjects: an item's code for its name, of a unit that was merged its successor,
// and beside a project that stands there by its name its code. What nobody knows
// stays as it is, and is told with the duties.
func (j *Judge) identify(s *form.Submission) {
	id := s.Def.SubjectField()
	if id == "" || id == form.ProjectField {
		return // rules.Resolve has read it
	}
	facts := j.campaign.Facts
	if v, there := s.Fields[id]; there {
		if at, v, ok := identified(facts, s.Def, id, v); ok {
			s.Fields[at] = v
		}
	}
	for i := range s.Def.Tables {
		rows := s.Tables[s.Def.Tables[i].ID].Rows
		for n := range rows {
			if at, v, ok := identified(facts, s.Def, id, rows[n].Value(id)); ok {
				rows[n].Values.Set(at, v)
			}
		}
	}
}

// identified is a value as the campaign has it, and in which field that belongs.
func identified(facts *register.Facts, def *form.Definition, id string, v form.Value) (string, form.Value, bool) {
	if !v.OK() {
		return id, v, false
	}
	switch {
	case def.About == form.AboutUnit:
		code, _, ok := value.ParseUnit(v.Text)
		if !ok {
			_, u, _ := facts.UnitMeant(v.Text)
			code = u.Code
		}
		if code == "" || ok && facts.Successor(code) == code {
			return id, v, false
		}
		v.Text = facts.UnitText(facts.Successor(code))
	case def.About == form.AboutProject:
		p, ok := projectMeant(facts, v.Text)
		if !ok {
			return id, v, false
		}
		id, v.Text = form.ProjectField, p.Code
	case def.Listed():
		it, ok := facts.ItemMeant(def.About, v.Text)
		if !ok {
			return id, v, false
		}
		v.Text = it.Code
	default:
		return id, v, false
	}
	return id, v, true
}

// projectMeant is the project that a text names, by its code in any spelling or
// by its name.
func projectMeant(facts *register.Facts, text string) (register.Project, bool) {
	if p, ok := facts.Project(text); ok {
		return p, true
	}
	if p, ok := facts.ProjectSpelled(text); ok {
		return p, true
	}
	return facts.ProjectByName(text)
}

// nameSubjects says of each finding in a sheet what it is about, where that is no
// project which its rules know of: what its row names, else what the whole sheet
// is about.
func nameSubjects(fs []finding.Finding, s *form.Submission, whole finding.Subject) {
	id := s.Def.SubjectField()
	if id == "" || id == form.ProjectField {
		return
	}
	byLine := map[int]finding.Subject{}
	for i := range s.Def.Tables {
		for _, row := range s.Tables[s.Def.Tables[i].ID].Rows {
			if named := s.Def.RowSubject(row); named != "" {
				byLine[row.Line] = named
			}
		}
	}
	for i := range fs {
		about, inRow := byLine[fs[i].Place.Cell.Row]
		if !inRow {
			about = whole
		}
		if project := about.Project(); project != "" {
			fs[i].Project = project
		} else if about.Kind() != finding.AboutProject {
			fs[i].Subject = about
		}
	}
}
