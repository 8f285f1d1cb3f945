package across

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// twins tells of files of one duty that were first seen at the same look and
// say different things (X01), until one of them is gone or a later one comes.
func (l *look) twins(chain []record.Version) {
	last := &chain[len(chain)-1]
	var first *record.Version
	for i := range chain {
		v := &chain[i]
		switch {
		case v.File.Look != last.File.Look || v.File.Gone:
		case first == nil:
			first = v
		case v.File.ID != first.File.ID && figures(v) != figures(first):
			l.tellAt(v, codeCell(v), finding.Finding{Code: "X01", Project: v.Duty.Project,
				Args: finding.Args{"other": finding.Same(l.quoted(&first.File, &v.File))}})
		}
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
				if code := row.Values[form.ProjectField]; code.Text == v.Duty.Project {
					return code.Cell
				}
			}
		}
	}
	return s.Title.Cell
}
