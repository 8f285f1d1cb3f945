package crosscheck

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// The forms that are held against each other, with their tables and fields.
const (
	scoreSheet    = "score-sheet"
	scoreList     = "score-list"
	rectification = "rectification"
	problemList   = "problem-list"

	indicatorTable = "indicators" // of the score sheet
	scoreTable     = "scores"     // of the score list
	problemTable   = "problems"   // of problem list and rectification report

	finalScore     = "final_score"
	gradeField     = "grade"
	indicatorField = "indicator"
	scoreField     = "score"
	problemID      = "problem_id"
	problemField   = "problem"
	categoryField  = "category"
	measureField   = "measure"
	dueField       = "due"
	evidenceField  = "evidence"
)

// current are the newest versions of a form, of every duty one, with what they
// say.
func (l *checker) current(formID string) []*record.Version {
	var out []*record.Version
	for _, chain := range l.chains {
		if v := record.Newest(chain); v != nil && v.Duty.Form == formID && v.Submission != nil {
			out = append(out, v)
		}
	}
	return out
}

// standing are the versions of a form that the master takes.
func (l *checker) standing(formID string) []*record.Version {
	var out []*record.Version
	for i := range l.s.Versions {
		if v := &l.s.Versions[i]; v.Duty.Form == formID && v.Standing() && v.Submission != nil {
			out = append(out, v)
		}
	}
	return out
}

// label is what a field of a form is called.
func (l *checker) label(formID, field string) finding.Text {
	def := l.c.Form(formID)
	if def == nil {
		return finding.Same(field)
	}
	fields := def.Fields
	for _, block := range def.Tables {
		fields = append(fields[:len(fields):len(fields)], block.Columns...)
	}
	for i := range fields {
		if fields[i].ID == field {
			return fields[i].LabelText()
		}
	}
	return finding.Same(field)
}

// rowsOf are the rows of a version's table that are about its own project.
func rowsOf(v *record.Version, table string) []form.TableRow {
	var out []form.TableRow
	for _, row := range v.Submission.Tables[table].Rows {
		if row.Value(form.ProjectField).Text == v.Duty.Project() {
			out = append(out, row)
		}
	}
	return out
}
