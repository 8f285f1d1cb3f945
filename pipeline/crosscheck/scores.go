package crosscheck

import (
	"cmp"
	"maps"
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/kind"
)

// issued is a project's score and grade as one version states them.
type issued struct {
	version      *record.Version
	first        *record.Version // that stated the same score and grade, unchanged since
	score, grade form.Value
	// field and gradeField are what the two are called in its form.
	field, gradeField string
	own               ownErrors // of its sheet
}

// scores holds the scores that the section issued against each other and
// against the departments' sheets (X02).
func (l *checker) scores(on rules.Applied, p kind.IssuedScore) {
	c := scoreCheck{l, on, p, map[place]bool{}}
	listed, wrong := c.listed(), l.errors()
	for _, chain := range l.chains {
		if chain[0].Duty.Form != on.Form {
			continue
		}
		list := listed[chain[0].Duty.Subject]
		if list.version == nil && !c.issued(chain) {
			continue // there is nothing to hold the department's sheet against
		}
		department, section := c.split(chain)
		if v := department.version; v != nil && len(wrong[v.Part()]) > 0 {
			department.own = c.ownErrorsOf(wrong[v.Part()], v.Submission())
		}
		c.hold(department, section, list)
	}
}

// scoreCheck holds the sheets of one form against one list of scores.
type scoreCheck struct {
	*checker
	on rules.Applied
	kind.IssuedScore
	told map[place]bool
}

// hold holds the three against each other. Where the section's own sheet bears
// its figure out, whoever differs from that is wrong, be it the list itself;
// and while those two differ, no department is told to be other than the list
// that it agrees with. Else it is the later one.
func (l scoreCheck) hold(department, section, list issued) {
	borneOut := section.version != nil && list.version != nil
	if borneOut && l.differ(section, list) != nowhere {
		l.blame(list, section)
		if l.differ(department, list) == nowhere {
			return
		}
		list.version = nil
	}
	switch {
	case list.version == nil:
		l.blame(department, section)
	case borneOut || department.version != nil && earlier(list.first, department.first) < 0:
		l.blame(department, list)
	default:
		l.blame(list, department)
	}
}

// listed are the scores of the lists that stand, by what they are of.
func (l scoreCheck) listed() map[finding.Subject]issued {
	out := map[finding.Subject]issued{}
	for _, chain := range l.chains {
		if chain[0].Duty.Form != l.Issued.Form {
			continue
		}
		var said map[finding.Subject]issued
		for i := range chain {
			if v := &chain[i]; v.Says != nil && v.Counts() && v.Own.Stands() {
				said = l.listedIn(v, said)
			}
			if chain[i].Valid() {
				maps.Copy(out, said)
			}
		}
	}
	return out
}

// listedIn are the scores of one version, after those of the one before.
func (l scoreCheck) listedIn(v *record.Version, before map[finding.Subject]issued) map[finding.Subject]issued {
	out := map[finding.Subject]issued{}
	said := v.Submission()
	by := said.Def.AboutColumn(l.Issued.Table, l.Issued.Subject)
	if by == nil {
		return out
	}
	for _, row := range said.Tables[l.Issued.Table].Rows {
		if of := l.named(row, by, l.c.Form(l.on.Form).About); of != "" {
			out[of] = issued{version: v, field: l.Issued.Field, gradeField: l.Issued.Grade,
				score: row.Value(l.Issued.Field), grade: row.Value(l.Issued.Grade)}.after(before[of])
		}
	}
	return out
}

// issued reports whether the section or an evaluator handed in any of a chain.
func (l scoreCheck) issued(chain []record.Version) bool {
	return slices.ContainsFunc(chain, func(v record.Version) bool { return l.issuer(v.File) != campaign.NoOffice })
}

// split finds the department's newest sheet of a project, and the newest that
// the section or an evaluator issued.
func (l scoreCheck) split(chain []record.Version) (department, section issued) {
	for i := range chain {
		v := &chain[i]
		if v.Says == nil || !v.Counts() {
			continue
		}
		sheet := issued{version: v, field: l.Field, gradeField: l.Grade}
		sheet.score, _ = v.Says.Field(l.Field)
		sheet.grade, _ = v.Says.Field(l.Grade)
		switch {
		case l.issuer(v.File) == campaign.NoOffice:
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

// place is a cell of a sheet of a file.
type place struct {
	file  int64
	sheet string
	cell  finding.Ref
}

func placeOf(v *record.Version, cell finding.Ref) place { return place{v.File.ID, v.Sheet, cell} }

// differ is in what two versions differ: the score, or else the grade. One that cannot be used, or that another finding explains, waits until
// that is mended.
func (l scoreCheck) differ(a, b issued) (by difference) {
	switch {
	case a.version == nil || b.version == nil || !a.score.OK() || !b.score.OK():
		return nowhere
	case !a.score.Number.Equal(b.score.Number):
		if l.explained(a, b) || l.explained(b, a) {
			return nowhere
		}
		return inScore
	case a.grade.OK() && b.grade.OK() && a.grade.Text != b.grade.Text && a.own == (ownErrors{}) && b.own == (ownErrors{}):
		return inGrade
	}
	return nowhere
}

// difference is in what two versions differ.
type difference int

const (
	nowhere difference = iota
	inScore
	inGrade
)

// blame tells of a score that differs from another one; of one cell once.
func (l scoreCheck) blame(wrong, other issued) {
	by := l.differ(wrong, other)
	if by == nowhere {
		return
	}
	at := placeOf(wrong.version, wrong.score.Cell)
	if l.told[at] {
		return
	}
	l.told[at] = true
	f := l.finding(l.on, record.Duty{Subject: cmp.Or(other.version.Duty.Subject, wrong.version.Duty.Subject)}, wrong.field)
	f.Value, f.Expected = wrong.score.Number.String(), other.score.Number.String()
	if l.issuer(wrong.version.File) != campaign.NoOffice {
		f.Variant = "issued"
	}
	if by == inGrade {
		f.Field, f.Value, f.Expected = wrong.gradeField, wrong.grade.Text, other.grade.Text
	}
	f.Args["field"], f.Args["other"] = l.label(wrong.version.Duty.Form, f.Field), l.origin(other.version)
	l.addAt(wrong.version, wrong.score.Cell, f)
}

// origin says where the other score stands, by whose it is: never by a file.
func (l *checker) origin(v *record.Version) finding.Text {
	name := l.formName(v.Duty.Form)
	switch l.issuer(v.File) {
	case campaign.Evaluator:
		return finding.Text{ZH: "评价机构发布的" + name.ZH, EN: "the " + name.EN + " that the evaluator issued"}
	case campaign.Section:
		return finding.Text{ZH: "绩效科发布的" + name.ZH, EN: "the " + name.EN + " that the section issued"}
	}
	return finding.Text{ZH: "单位报送的" + name.ZH, EN: "the " + name.EN + " that the unit handed in"}
}
