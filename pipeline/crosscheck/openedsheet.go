package crosscheck

import (
	"cmp"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// openedSheet is what a version says, with its rows by what they are about: a list of
// the campaign is asked for each of its rows.
type openedSheet struct {
	l    *checker
	v    *record.Version
	said *form.Submission
	rows map[tableOf]map[finding.Subject][]form.TableRow
}

// tableOf is a table by the kind of what its rows are about.
type tableOf struct{ table, kind string }

// openedOf opens a version. Of each form the one that was opened last stays so.
func (a *Sheets) openedOf(v *record.Version) *openedSheet {
	if o := a.opened[v.Duty.Form]; o != nil && o.v == v {
		return o
	}
	o := &openedSheet{a.l, v, v.Submission(), map[tableOf]map[finding.Subject][]form.TableRow{}}
	a.opened[v.Duty.Form] = o
	return o
}

// about is the submission with the rows that are about a subject, in tables whose rows
// say what they are about.
func (o *openedSheet) about(about finding.Subject) *form.Submission {
	of := *o.said
	of.Tables = make(map[string]form.Table, len(o.said.Tables))
	for id, table := range o.said.Tables {
		if by := o.said.Def.AboutColumn(id, ""); by != nil && about != "" && names(by, about) {
			table.Rows = o.rowsAbout(id, by, about)
		}
		of.Tables[id] = table
	}
	return &of
}

// names reports whether a column names subjects of the kind of one.
func names(by *form.Field, about finding.Subject) bool {
	switch by.Type {
	case form.TypeUnit:
		return about.Kind() == finding.AboutUnit
	case form.TypeItem:
		return about.Kind() != finding.AboutUnit && about.Project() == ""
	}
	return about.Project() != ""
}

func (o *openedSheet) rowsAbout(table string, by *form.Field, about finding.Subject) []form.TableRow {
	at := tableOf{table, about.Kind()}
	if o.rows[at] == nil {
		o.rows[at] = map[finding.Subject][]form.TableRow{}
		for _, row := range o.said.Tables[table].Rows {
			subject := o.subject(row, by, at.kind)
			o.rows[at][subject] = append(o.rows[at][subject], row)
		}
	}
	return o.rows[at][about]
}

// subject is what a row is about, by code or by name. One that does not say so is about
// what the sheet is where that is a unit.
func (o *openedSheet) subject(row form.TableRow, by *form.Field, kind string) finding.Subject {
	def := o.said.Def
	if by.ID == def.SubjectField() && def.About != form.AboutProject {
		if s := def.RowSubject(row); s != "" || def.About != form.AboutUnit {
			return s
		}
		return o.v.Duty.Subject
	}
	s := o.l.named(row, by, kind)
	if code := row.Value(form.ProjectField); by.ID == def.SubjectField() && code.OK() {
		s = finding.Subject(code.Text)
	}
	if _, known := o.l.c.Facts.AnyProject(s.Project()); s.Project() != "" && !known {
		p, _ := o.l.c.Facts.AnyProjectByName(s.Project())
		s = cmp.Or(finding.Subject(p.Code), s)
	}
	return s
}
