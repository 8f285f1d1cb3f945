package crosscheck

import (
	"cmp"

	"jixiao/pipeline/record"
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Beside are the sheets about the same as some versions, all of one sheet.
func (a *Sheets) Beside(versions ...*record.Version) check.Others {
	return beside{a, versions, map[sought]*form.Submission{}}
}

// beside are the sheets about the same as one sheet.
type beside struct {
	*Sheets
	versions []*record.Version
	opened   map[sought]*form.Submission
}

// About are the subjects of the sheet.
func (b beside) About() []finding.Subject {
	var all []finding.Subject
	for _, v := range b.versions {
		all = append(all, v.Duty.Subject)
	}
	return all
}

// sought is of which form a sheet is asked for, and about what.
type sought struct {
	form  string
	about finding.Subject
}

// Sheet is what counts of a form about a subject, nil where there is none.
func (b beside) Sheet(formID string, about finding.Subject) *form.Submission {
	at := sought{formID, about}
	if s, known := b.opened[at]; known {
		return s
	}
	b.opened[at] = b.open(at)
	return b.opened[at]
}

func (b beside) open(at sought) *form.Submission {
	d, ok := b.asked(at)
	if !ok {
		return nil
	}
	b.gather()
	v := b.newest[b.key(d)]
	if v == nil {
		return nil
	}
	return b.openedOf(v).about(at.about)
}

// asked is the duty whose sheet is asked for: about the same subject, or that of its
// unit where the form is about units or departments.
func (b beside) asked(at sought) (record.Duty, bool) {
	d := record.Duty{Form: at.form, Subject: at.about, Department: cmp.Or(b.l.c.Facts.UnitOf(at.about), b.versions[0].Duty.Department)}
	def := b.l.c.Form(at.form)
	if def == nil {
		return d, false
	}
	switch def.About {
	case form.AboutCampaign, form.AboutDepartment:
		d.Subject = ""
		return d, true
	case form.AboutUnit:
		d.Subject = finding.SubjectOf(form.AboutUnit, d.Department)
	}
	return d, d.Subject.Kind() == def.About
}
