package crosscheck

import (
	"slices"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// twins tells of files of one duty that were first seen at the same look and
// say different things (X01), in those that disagree with the first of them.
func (l *checker) twins(chain []record.Version) {
	first := slices.IndexFunc(chain, func(v record.Version) bool { return v.State == record.Disputed })
	for i := range chain {
		v := &chain[i]
		if v.State != record.Disputed || v.Other != chain[first].ID {
			continue
		}
		l.addAt(v, codeCell(v), finding.Finding{Code: "X01", Project: v.Duty.Project,
			Args: finding.Args{"other": finding.Same(l.quoted(&chain[first].File, &v.File))}})
	}
}

// codeCell is where a version names its project: its code, else its name, else
// the title.
func codeCell(v *record.Version) finding.Ref {
	s := v.Submission
	if s == nil {
		return finding.Ref{}
	}
	for _, id := range []string{form.ProjectField, form.ProjectNameField} {
		if at := s.Fields[id]; at.OK() {
			return at.Cell
		}
	}
	if s.Def != nil && v.Duty.Project != "" {
		for _, block := range s.Def.Tables {
			for _, row := range s.Tables[block.ID].Rows {
				if code := row.Value(form.ProjectField); code.Text == v.Duty.Project {
					return code.Cell
				}
			}
		}
	}
	return s.Title.Cell
}
