package register

import (
	"maps"
	"slices"

	"jixiao/rules/value"
)

// Successor is the code of the unit that answers for a unit's duties: its own,
// or that of the one into which it was merged. A sheet that still names the old
// unit means the new one.
func (f *Facts) Successor(code string) string {
	if successor, ok := f.Successors[code]; ok {
		return successor
	}
	return code
}

// Owns reports whether a department is the project's unit or its parent.
func (f *Facts) Owns(p Project, department string) bool {
	department = f.Successor(department)
	if p.BelongsTo(department) {
		return true
	}
	u, ok := f.Unit(p.Unit)
	return ok && u.Parent != "" && u.Parent == department
}

// MayAnswer reports whether a department may answer for a project: it owns it,
// or carries it out together with others (配合单位).
func (f *Facts) MayAnswer(p Project, department string) bool {
	return f.Owns(p, department) || slices.Contains(p.CoUnits, f.Successor(department))
}

// AnswersFor is the unit for which a sheet speaks: the one that it names where
// that is its sender's own, else the sender.
func (f *Facts) AnswersFor(sender, named string) string {
	if u, ok := f.Unit(named); ok && u.Parent == sender {
		return named
	}
	return sender
}

// Deadline is the last day on which a department may hand in a form: its own
// where it has one of which the reader may know.
func (f *Facts) Deadline(of Extended) (value.Date, bool) {
	if f.Related(of.Department) {
		return f.LastDay(of)
	}
	d, ok := f.Deadlines[of.Form]
	return d, ok && !d.IsZero()
}

// LastDay is the deadline of a department, whoever reads it.
func (f *Facts) LastDay(of Extended) (value.Date, bool) {
	if d, ok := f.OwnDay(of); ok {
		return d, true
	}
	d, ok := f.Deadlines[of.Form]
	return d, ok && !d.IsZero()
}

// OwnDay is the deadline of a department that has one of its own: by an extension,
// else counted from when it was told the results.
func (f *Facts) OwnDay(of Extended) (value.Date, bool) {
	of.Department = f.Successor(of.Department)
	if d, ok := f.Until(of); ok {
		return d, true
	}
	d, ok := f.FedBack[Extended{Department: of.Department, Form: of.Form}]
	return d, ok
}

// OwnDays are the deadlines that single departments have, in no order.
func (f *Facts) OwnDays() []value.Date {
	return slices.AppendSeq(slices.Collect(maps.Values(f.Extensions)), maps.Values(f.FedBack))
}

// Extension is the last day for a department that has one of its own for a form,
// or for what it is about, of which the reader may know.
func (f *Facts) Extension(of Extended) (value.Date, bool) {
	if !f.Related(of.Department) {
		return value.Date{}, false
	}
	of.Department = f.Successor(of.Department)
	return f.Until(of)
}

// Until is the last day of an extension, whoever reads it: the later one of what
// holds for a form and for what it is about.
func (f *Facts) Until(of Extended) (value.Date, bool) {
	day := f.Extensions[of]
	of.Subject = ""
	if all := f.Extensions[of]; all.After(day) {
		day = all
	}
	return day, !day.IsZero()
}
