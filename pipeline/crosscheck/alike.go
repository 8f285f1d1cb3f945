package crosscheck

import (
	"slices"
	"strings"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// alike tells the section of projects that carry the same score on every
// indicator (X05), each with the first that was received so.
func (l *checker) alike() {
	first := map[string]*record.Version{}
	for _, v := range inOrder(l.current(scoreSheet)) {
		key, ok := scoresOf(v.Submission)
		if !ok {
			continue
		}
		other := first[key]
		if other == nil {
			first[key] = v
			continue
		}
		f := finding.Finding{Code: "X05", Project: v.Duty.Project(), Field: finalScore}
		if l.forSection(f.Code) {
			f.Args = finding.Args{"other": finding.Same(other.Duty.Project())}
		}
		l.addAt(v, v.Submission.Fields[finalScore].Cell, f)
	}
}

// scoresOf is every indicator of a sheet with its score; ok is false where one
// of them cannot be used.
func scoresOf(s *form.Submission) (key string, ok bool) {
	var b strings.Builder
	for _, row := range s.Tables[indicatorTable].Rows {
		score := row.Value(scoreField)
		if !score.OK() {
			return "", false
		}
		b.WriteString(value.Fold(row.Value(indicatorField).Text) + "\x01" + score.Number.String() + "\x02")
	}
	return b.String(), b.Len() > 0
}

// measures tells the section of measures that stand word for word under
// different departments (X06), at the first of each department after the one
// that came first. What R05 calls empty is told already.
func (l *checker) measures() {
	type text struct{ department, measure string }
	owner, told := map[string]string{}, map[text]bool{}
	empty := l.emptyMeasures()
	for _, v := range inOrder(l.current(rectification)) {
		for _, row := range rowsOf(v, problemTable) {
			m := row.Value(measureField)
			if !m.OK() || empty[place{sheetOf(v), m.Cell}] {
				continue
			}
			key := value.Fold(m.Text)
			first, seen := owner[key]
			this := text{v.Duty.Department, key}
			switch {
			case !seen:
				owner[key] = v.Duty.Department
			case first != v.Duty.Department && !told[this]:
				told[this] = true
				l.sameMeasure(v, m, first)
			}
		}
	}
}

func (l *checker) sameMeasure(v *record.Version, m form.Value, first string) {
	f := finding.Finding{Code: "X06", Project: v.Duty.Project(), Field: measureField, Value: m.Text}
	if u, ok := l.c.Facts.Unit(first); ok && l.forSection(f.Code) {
		f.Args = finding.Args{"other": finding.Same(u.Name)}
	}
	l.addAt(v, m.Cell, f)
}

// emptyMeasures are the cells of measures that say nothing (R05).
func (l *checker) emptyMeasures() map[place]bool {
	out := map[place]bool{}
	for _, i := range l.s.Issues {
		if i.Code == "R05" {
			out[place{sheet{i.FileID, i.Place.Sheet}, i.Place.Cell}] = true
		}
	}
	return out
}

// forSection reports whether a finding goes to the section alone, so that it
// may name another department.
func (l *checker) forSection(code finding.Code) bool {
	info, ok := l.c.Engine.Info(code)
	return ok && info.Audience == finding.Section
}

// inOrder sorts versions by arrival.
func inOrder(versions []*record.Version) []*record.Version {
	slices.SortFunc(versions, earlier)
	return versions
}
