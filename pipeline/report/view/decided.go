package view

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// About is what a decision is about, in the words of people; what it leaves open
// is "".
type About struct{ Unit, Form, Subject, File string }

// String names it in a sentence.
func (a About) String() string {
	said := []string{a.Unit, strings.TrimSpace(a.Subject + " " + a.Form), a.File}
	return strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), "，")
}

// DecidedOn is what a decision is about.
func (v *View) DecidedOn(d record.Decision) About {
	t := d.Target
	a := About{Unit: v.Unit(t.Department)}
	if t.Form != "" {
		a.Form = v.FormName(t.Form)
	}
	if t.Subject != "" {
		a.Subject = v.SubjectLabel(record.Duty{Department: t.Department, Form: t.Form, Subject: t.Subject})
	}
	if t.Stage != "" {
		a.Subject = t.Stage
	}
	if t.File == 0 {
		return a
	}
	for i := range v.Snapshot.Versions {
		if x := &v.Snapshot.Versions[i]; d.Kind.On() == record.OnVersion && x.Target() == t {
			a.Unit, a.File = v.Unit(x.Duty.Department), fmt.Sprintf("编号 %d", x.ID)
			return a
		}
	}
	if f := v.Files[t.File]; f != nil {
		a.Unit, a.File = v.Unit(f.Department), finding.OneLine(f.Path)
	}
	if t.Cell != "" {
		a.File += " " + t.Cell
	}
	return a
}
