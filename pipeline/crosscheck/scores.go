package crosscheck

import (
	"cmp"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// issued is a project's score and grade as one version states them.
type issued struct {
	version      *record.Version
	first        *record.Version // that stated the same score and grade, unchanged since
	score, grade form.Value
	own          ownErrors // of its sheet
}

// scores holds the scores that the section issued against each other and
// against the departments' sheets (X02).
func (l *checker) scores() {
	listed, wrong, told := l.listed(), l.errors(), map[place]bool{}
	for _, chain := range l.chains {
		if chain[0].Duty.Form != scoreSheet {
			continue
		}
		department, section := l.split(chain)
		list := listed[chain[0].Duty.Project()]
		if v := department.version; v != nil {
			department.own = ownErrorsOf(wrong[sheetOf(v)], v.Submission)
		}
		l.hold(department, section, list, told)
	}
}

// hold holds the three against each other. Where the section's own sheet bears
// its figure out, whoever differs from that is wrong, be it the list itself;
// and while those two differ, no department is told to be other than the list
// that it agrees with. Else it is the later one.
func (l *checker) hold(department, section, list issued, told map[place]bool) {
	borneOut := section.version != nil && list.version != nil
	if borneOut && l.differ(section, list) != "" {
		l.blame(list, section, told)
		if l.differ(department, list) == "" {
			return
		}
		list.version = nil
	}
	switch {
	case list.version == nil:
		l.blame(department, section, told)
	case borneOut || department.version != nil && earlier(list.first, department.first) < 0:
		l.blame(department, list, told)
	default:
		l.blame(list, department, told)
	}
}

// listed are the scores of the score list that stands, by project.
func (l *checker) listed() map[string]issued {
	var out, said map[string]issued
	for _, chain := range l.chains {
		if chain[0].Duty.Form != scoreList {
			continue
		}
		for i := range chain {
			if v := &chain[i]; v.Submission != nil && v.Counts() && v.Own.Stands() {
				said = listedIn(v, said)
			}
			if chain[i].Standing() {
				out = said
			}
		}
	}
	return out
}

// listedIn are the scores of one version, after those of the one before.
func listedIn(v *record.Version, before map[string]issued) map[string]issued {
	out := map[string]issued{}
	for _, row := range v.Submission.Tables[scoreTable].Rows {
		if code := row.Value(form.ProjectField); code.OK() {
			out[code.Text] = issued{version: v, score: row.Value(finalScore), grade: row.Value(gradeField)}.after(before[code.Text])
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
		sheet := issued{version: v, score: v.Submission.Fields[finalScore], grade: v.Submission.Fields[gradeField]}
		switch {
		case l.issuer(&v.File) == campaign.NoOffice:
			department = sheet.after(department)
		case v.Own.Stands():
			section = sheet.after(section)
		}
	}
	return department, section
}

// after is what one version states, with the first that stated it: handing a
// sheet in again makes no score later.
func (i issued) after(before issued) issued {
	i.first = i.version
	if before.version != nil && i.score.Plain() == before.score.Plain() && i.grade.Plain() == before.grade.Plain() {
		i.first = before.first
	}
	return i
}

// place is a cell of a sheet.
type place struct {
	sheet
	cell finding.Ref
}

// differ is the field in which two versions differ: the score, or else the
// grade. One that cannot be used, or that another finding explains, waits until
// that is mended.
func (l *checker) differ(a, b issued) string {
	switch {
	case a.version == nil || b.version == nil || !a.score.OK() || !b.score.OK():
		return ""
	case !a.score.Number.Equal(b.score.Number):
		if l.explained(a, b) || l.explained(b, a) {
			return ""
		}
		return finalScore
	case a.grade.OK() && b.grade.OK() && a.grade.Text != b.grade.Text && a.own == (ownErrors{}) && b.own == (ownErrors{}):
		return gradeField
	}
	return ""
}

// blame tells of a score that differs from another one; of one cell once.
func (l *checker) blame(wrong, other issued, told map[place]bool) {
	field := l.differ(wrong, other)
	if field == "" {
		return
	}
	at := place{sheetOf(wrong.version), wrong.score.Cell}
	if told[at] {
		return
	}
	told[at] = true
	f := finding.Finding{Code: "X02", Field: field, Value: wrong.score.Number.String(), Expected: other.score.Number.String(),
		Project: cmp.Or(other.version.Duty.Project(), wrong.version.Duty.Project())}
	if l.issuer(&wrong.version.File) != campaign.NoOffice {
		f.Variant = "issued"
	}
	if field == gradeField {
		f.Value, f.Expected = wrong.grade.Text, other.grade.Text
	}
	f.Args = finding.Args{"field": l.label(wrong.version.Duty.Form, field), "other": l.origin(other.version)}
	l.addAt(wrong.version, wrong.score.Cell, f)
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
