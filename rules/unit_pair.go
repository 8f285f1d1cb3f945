package rules

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// unitPair finds a unit whose code and name do not belong together, or whose
// code is no unit's.
type unitPair struct {
	instance
	field ref
}

func newUnitPair(c *compiler) Rule {
	c.emits("unknown")
	return unitPair{c.either(), c.value("field", c.params.Field)}
}

// Check takes every name that the unit list has for a code.
func (r unitPair) Check(s *form.Submission, in Input) []finding.Finding {
	var fs []finding.Finding
	for rec := range r.records(s) {
		code, name, ok := unitOf(rec, r.field)
		u, known := in.Facts.Unit(code)
		if !ok || known && u.called(name) {
			continue
		}
		f := r.finding(rec, r.field, in)
		f.Args["code"], f.Args["name"] = finding.Same(code), finding.Same(name)
		if !known {
			f.Variant = "unknown"
			u, _ = in.Facts.UnitByName(name)
		}
		if u.Code != "" && in.Facts.related(u.Code) {
			f.Expected = in.Facts.unitText(u.Code)
		}
		fs = append(fs, f)
	}
	return fs
}

// called reports whether a name is one of the unit's.
func (u Unit) called(name string) bool {
	key := value.Fold(name)
	return value.Fold(u.Name) == key ||
		slices.ContainsFunc(u.Aliases, func(alias string) bool { return value.Fold(alias) == key })
}
