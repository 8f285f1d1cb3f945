package register

import (
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
// where it has an extension of which the reader may know.
func (f *Facts) Deadline(form, department string) (value.Date, bool) {
	if d, ok := f.Extension(form, department); ok {
		return d, true
	}
	d, ok := f.Deadlines[form]
	return d, ok && !d.IsZero()
}

// Extension is the last day for a department that has one of its own for a form,
// of which the reader may know.
func (f *Facts) Extension(form, department string) (value.Date, bool) {
	d, ok := f.Extensions[Extended{Department: f.Successor(department), Form: form}]
	return d, ok && !d.IsZero() && f.Related(department)
}
