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
		l.addAt(v, codeCell(v), finding.Finding{Code: "X01", Project: v.Duty.Project(), Subject: other(v.Duty.Subject),
			Args: finding.Args{"other": finding.Same(l.quoted(chain[first].File, v.File))}})
	}
}

// other is a subject that is no project, as findings have it.
func other(s finding.Subject) finding.Subject {
	if s.Project() != "" {
		return ""
	}
	return s
}

// codeCell is where a version names what it is about: its code, else the
// project's name, else the title.
func codeCell(v *record.Version) finding.Ref {
	s := v.Submission()
	if s == nil {
		return finding.Ref{}
	}
	ids := []string{form.ProjectField, form.ProjectNameField}
	if s.Def != nil && s.Def.SubjectField() != "" {
		ids = append([]string{s.Def.SubjectField()}, ids...)
	}
	for _, id := range ids {
		if at := s.Fields[id]; at.OK() {
			return at.Cell
		}
	}
	if s.Def != nil && v.Duty.Subject != "" {
		for _, block := range s.Def.Tables {
			for _, row := range s.Tables[block.ID].Rows {
				if s.Def.RowSubject(row) == v.Duty.Subject {
					return row.Value(s.Def.SubjectField()).Cell
				}
			}
		}
	}
	return s.Title.Cell
}

// repeats tells of later sheets that say the same as what stands (X07), of each
// once.
func (l *checker) repeats() {
	versions, told := l.perSheet(), map[record.Part]bool{}
	for i := range l.s.Versions {
		v := &l.s.Versions[i]
		at := v.Part()
		if v.State != record.Repeated || v.File.Gone || told[at] {
			continue
		}
		told[at] = true
		l.addSheet(v, versions, finding.Finding{Code: "X07", Args: finding.Args{"other": finding.Same(l.quoted(l.versions[v.Other].File, v.File))}})
	}
}

// perSheet counts the versions of each sheet.
func (l *checker) perSheet() map[record.Part]int {
	versions := map[record.Part]int{}
	for i := range l.s.Versions {
		versions[l.s.Versions[i].Part()]++
	}
	return versions
}

// addSheet tells what is about the sheet of a version as a whole, and what that is
// about where it is about one thing.
func (l *checker) addSheet(v *record.Version, versions map[record.Part]int, f finding.Finding) {
	if versions[v.Part()] == 1 {
		f.Project, f.Subject = v.Duty.Project(), other(v.Duty.Subject)
	}
	l.addAt(v, finding.Ref{}, f)
}
