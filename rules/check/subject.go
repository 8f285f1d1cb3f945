package check

import (
	"strconv"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// project is the code that a finding carries: the one written there, or that
// of the project which the form names without code.
func (n Instance) project(r Record, in Input) string {
	if code := r.Value(n.Project); n.Project.Known() && code.OK() {
		return code.Text
	}
	p, _ := n.Subject(r, in)
	return p.Code
}

// Subject is the register's project that a record is about, if the reader may
// see it: another's is compared with nothing.
func (n Instance) Subject(r Record, in Input) (register.Project, bool) {
	return in.Facts.Visible(n.Named(r, in))
}

// Named is the register's project that a record names, whosever it is: by its
// code, or by its name where no code is given.
func (n Instance) Named(r Record, in Input) (register.Project, bool) {
	var code form.Value
	if n.Project.Known() {
		code = r.Value(n.Project)
	}
	if code.OK() {
		return in.Facts.AnyProject(code.Text)
	}
	name := r.Value(n.Name)
	if code.Given() || n.Project.Required || !n.Name.Known() || !name.OK() {
		return register.Project{}, false
	}
	return in.Facts.AnyProjectByName(name.Text)
}

// Subjects are where a record names its project: by code, by name.
func (n Instance) Subjects(row int) []form.Slot {
	return []form.Slot{n.Slot(n.Project, row), n.Slot(n.Name, row)}
}

// SubjectBy is the reader's project that a code and a name mean, as Subject
// goes by them.
func (n Instance) SubjectBy(from []form.Value, in Input) (register.Project, bool) {
	code, name := from[0], from[1]
	switch {
	case code.OK():
		return in.Facts.Project(code.Text)
	case code.Given() || n.Project.Required || !name.OK():
		return register.Project{}, false
	}
	return in.Facts.ProjectByName(name.Text)
}

// Meant is the reader's project that a record names in words.
func (n Instance) Meant(r Record, in Input) register.Project {
	var p register.Project
	if name := r.Value(n.Name); n.Name.Known() && name.OK() {
		p, _ = in.Facts.ProjectByName(name.Text)
	}
	return p
}

// Department is whose file it is: by its folder, else by the unit that the
// sheet names, if there is such a unit.
func (n Instance) Department(r Record, in Input) string {
	if in.Department != "" {
		return in.Department
	}
	code, _, ok := r.Unit(n.Unit)
	if _, known := in.Facts.Unit(code); !ok || !known {
		return ""
	}
	return code
}

// Speaker is the unit for which a sheet speaks: the one that it names where that
// is its sender's own, else the sender.
func (n Instance) Speaker(r Record, in Input) string {
	sheet := Record{Sheet: r.Sheet}
	named, _, _ := sheet.Unit(n.Unit)
	return in.Facts.AnswersFor(n.Department(sheet, in), named)
}

// Owed is whose deadline a record goes by, for which form and which project.
func (n Instance) Owed(r Record, in Input) register.Extended {
	p, _ := n.Subject(r, in)
	return register.Extended{Department: n.Speaker(r, in), Form: n.Form, Subject: finding.Subject(p.Code)}
}

// Unit reads code and name of a unit field.
func (r Record) Unit(at Ref) (code, name string, ok bool) {
	if !at.Known() {
		return "", "", false
	}
	v := r.Value(at)
	if !v.OK() {
		return "", "", false
	}
	return value.ParseUnit(v.Text)
}

// NotYours completes the finding of a project that is not the sender's. Of the
// register it says which projects are, and nothing else.
func (n Instance) NotYours(f *finding.Finding, r Record, department string, in Input) {
	f.Args["owner"] = finding.Text{ZH: "其他单位", EN: "another unit"}
	f.Args["department"] = finding.Same(in.Facts.UnitText(department))
	if meant := n.Meant(r, in); meant.Code != "" && in.Facts.MayAnswer(meant, department) {
		f.Expected, f.Args["meant"] = meant.Code, finding.Same(meant.Code)
		return
	}
	f.Expected, f.Args["own"] = listed(in.Facts.ReadersOwn())
}

// mostOwn is how many of its own projects a sender is reminded of.
const mostOwn = 6

// listed names projects: by code, and by code and name.
func listed(projects []*register.Project) (codes string, named finding.Text) {
	var list, zh, en []string
	for _, p := range projects[:min(mostOwn, len(projects))] {
		list, zh, en = append(list, p.Code), append(zh, p.Code+finding.QuoteIn(finding.ZH, p.Name)), append(en, p.Code+" "+finding.QuoteIn(finding.EN, p.Name))
	}
	codes = strings.Join(list, "、")
	if n := strconv.Itoa(len(projects)); len(projects) > mostOwn {
		codes += "等 " + n + " 个"
		return codes, finding.Text{ZH: codes, EN: strings.Join(list, ", ") + " and others, " + n + " in all"}
	}
	return codes, finding.Text{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
}
