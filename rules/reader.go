package rules

import (
	"slices"
	"strconv"
	"strings"

	"jixiao/rules/finding"
)

// For is the campaign as one unit may be told of it: another's projects are not
// found in it. "" is a reader that nobody knows, who is told of none.
func (f *Facts) For(unit string) *Facts {
	view := *f
	view.index, view.limited, view.reader = f.lookup(), true, f.Heir(unit)
	return &view
}

// shown leaves out a project that is not the reader's.
func (f *Facts) shown(p Project, ok bool) (Project, bool) {
	if !ok || !f.shows(p) {
		return Project{}, false
	}
	return p, true
}

func (f *Facts) shows(p Project) bool {
	return !f.limited || f.reader != "" && f.takesPart(p, f.reader)
}

// related reports whether a unit is the reader, its parent, or one below it.
func (f *Facts) related(unit string) bool {
	unit = f.Heir(unit)
	if !f.limited || unit == f.reader {
		return true
	}
	u, _ := f.Unit(unit)
	r, _ := f.Unit(f.reader)
	return unit != "" && r.Parent == unit || f.reader != "" && u.Parent == f.reader
}

// owns reports whether a department is the project's unit or its parent.
func (f *Facts) owns(p Project, department string) bool {
	department = f.Heir(department)
	if department == p.Unit || department == p.Parent {
		return true
	}
	u, ok := f.Unit(p.Unit)
	return ok && u.Parent != "" && u.Parent == department
}

// takesPart reports whether a department owns a project or carries it out
// together with others (配合单位).
func (f *Facts) takesPart(p Project, department string) bool {
	return f.owns(p, department) || slices.Contains(p.CoUnits, f.Heir(department))
}

// mostOwn is how many of its own projects a sender is reminded of.
const mostOwn = 6

// own lists what the reader may hand in for: by code, and by code and name.
func (f *Facts) own() (codes string, named finding.Text) {
	var list, zh, en []string
	if f.reader == "" {
		return "", named
	}
	all := f.lookup().owned[f.reader]
	for _, p := range all[:min(mostOwn, len(all))] {
		list, zh, en = append(list, p.Code), append(zh, p.Code+quoteIn(finding.ZH, p.Name)), append(en, p.Code+" "+quoteIn(finding.EN, p.Name))
	}
	codes = strings.Join(list, "、")
	if n := strconv.Itoa(len(all)); len(all) > mostOwn {
		codes += "等 " + n + " 个"
		return codes, finding.Text{ZH: codes, EN: strings.Join(list, ", ") + " and others, " + n + " in all"}
	}
	return codes, finding.Text{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
}
