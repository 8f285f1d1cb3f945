package rules

import (
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// advise says what a value that cannot be read may have been meant to be: what
// follows from the project's name, else what looks like it. What is not sure is
// asked about.
func (r *resolver) advise(f *form.Field, v form.Value, expected string, near func(string) []string) {
	i, refused := r.told[spot{v.Cell, f.ID}]
	if !refused {
		return // a well-formed code: the rules say that there is no such project
	}
	told := &r.found[i]
	if told.Expected = expected; expected != "" || !r.mayAsk() {
		return
	}
	if like := near(v.Stored); len(like) > 0 {
		told.Args["like"] = finding.Text{ZH: strings.Join(like, " 或 "), EN: strings.Join(like, " or ")}
	} else if f.Type == form.TypeCode {
		told.Args["example"] = finding.Same(r.facts.ExampleCode())
	}
}

func (r *resolver) nearUnits(name string) []string {
	var near []string
	for _, u := range r.facts.NearUnits(name) {
		near = append(near, u.Text())
	}
	return near
}

// unitBorneOut is the unit of the project, or the sender, if its name is written
// shorter or longer and no other unit's can be meant.
func (r *resolver) unitBorneOut(text string, name form.Value) (register.Unit, bool) {
	for _, code := range []string{r.meant(name).Unit, r.sender} {
		if u, ok := r.facts.Unit(code); ok && r.facts.Loosely(u, text) && r.mayAsk() {
			return u, r.facts.OnlyLoosely(u, text)
		}
	}
	return register.Unit{}, false
}

// mostAsked is how many values of a sheet are compared with everything that there
// is: a list may have a wrong one in every row.
const mostAsked = 20

func (r *resolver) mayAsk() bool {
	r.asked++
	return r.asked <= mostAsked
}

// meant is the reader's project that the name beside a value names, else that of
// the sheet.
func (r *resolver) meant(name form.Value) register.Project {
	if p, ok := r.facts.ProjectByName(name.Text); ok && name.OK() {
		return p
	}
	code := r.sheet.Fields[form.ProjectField]
	p, _ := r.facts.Project(code.Text)
	return p
}
