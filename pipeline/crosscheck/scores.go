package crosscheck

import (
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// issued is a project's score and grade as one version states them.
type issued struct {
	version      *record.Version
	score, grade form.Value
}

// scores holds the scores that the section issued against each other and
// against the departments' sheets (X02).
func (l *checker) scores() {
	listed := l.listed()
	told := map[place]bool{}
	for _, chain := range l.chains {
		if chain[0].Duty.Form != scoreSheet {
			continue
		}
		sheet, section := l.split(chain)
		list := listed[chain[0].Duty.Project]
		l.compare(sheet, list, told)
		l.compare(section, list, told)
		l.compare(sheet, section, told)
	}
}

// listed are the scores of the score list that stands, by project.
func (l *checker) listed() map[string]issued {
	out := map[string]issued{}
	for _, v := range l.standing(scoreList) {
		for _, row := range v.Submission.Tables[scoreTable].Rows {
			if code := row.Value(form.ProjectField); code.OK() {
				out[code.Text] = issued{v, row.Value(finalScore), row.Value(gradeField)}
			}
		}
	}
	return out
}

// split finds the department's newest sheet of a project, and the newest that
// the section or an evaluator issued.
func (l *checker) split(chain []record.Version) (department, section issued) {
	for i := range chain {
		v := &chain[i]
		if v.Submission == nil || !v.Counts() {
			continue
		}
		sheet := issued{v, v.Submission.Fields[finalScore], v.Submission.Fields[gradeField]}
		switch {
		case l.issuer(&v.File) == campaign.NoOffice:
			department = sheet
		case v.Own.Stands():
			section = sheet
		}
	}
	return department, section
}

// place is a cell of a sheet.
type place struct {
	sheet
	cell finding.Ref
}

// compare tells the difference of two scores, or else of their grades, at the
// score that was received later; of one cell once.
func (l *checker) compare(a, b issued, told map[place]bool) {
	if a.version == nil || b.version == nil {
		return
	}
	if earlier(a.version, b.version) > 0 {
		a, b = b, a
	}
	f := finding.Finding{Code: "X02"}
	switch {
	case a.score.OK() && b.score.OK() && !a.score.Number.Equal(b.score.Number):
		f.Field, f.Value, f.Expected = finalScore, b.score.Number.String(), a.score.Number.String()
	case a.grade.OK() && b.grade.OK() && a.grade.Text != b.grade.Text:
		f.Field, f.Value, f.Expected = gradeField, b.grade.Text, a.grade.Text
	default:
		return
	}
	at := place{sheetOf(b.version), b.score.Cell}
	if told[at] {
		return
	}
	told[at] = true
	f.Project = a.version.Duty.Project
	if f.Project == "" {
		f.Project = b.version.Duty.Project
	}
	f.Args = finding.Args{"field": l.label(b.version.Duty.Form, f.Field), "other": l.origin(a.version)}
	l.addAt(b.version, b.score.Cell, f)
}

// origin says where the other score stands, by whose it is: never by a file.
func (l *checker) origin(v *record.Version) finding.Text {
	name := l.formName(v.Duty.Form)
	switch l.issuer(&v.File) {
	case campaign.Evaluator:
		return finding.Text{ZH: "评价机构发布的" + name.ZH, EN: "the " + name.EN + " that the evaluator issued"}
	case campaign.Section:
		return finding.Text{ZH: "绩效科发布的" + name.ZH, EN: "the " + name.EN + " that the section issued"}
	}
	return finding.Text{ZH: "单位报送的" + name.ZH, EN: "the " + name.EN + " that the unit handed in"}
}
