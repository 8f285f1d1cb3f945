package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// registerUnit finds a unit that is not the one which the register gives for
// the project.
type registerUnit struct {
	instance
	field ref
}

func newRegisterUnit(c *compiler) Rule {
	return registerUnit{c.either(), c.value("field", c.params.Field)}
}

// Check goes by the unit's code; whether code and name belong together is C04.
func (r registerUnit) Check(s *form.Submission, in Input) []finding.Finding {
	var fs []finding.Finding
	for rec := range r.records(s) {
		p, ok := r.subject(rec, in)
		code, _, valid := unitOf(rec, r.field)
		if !ok || !valid || in.Facts.Heir(code) == p.Unit {
			continue
		}
		f := r.finding(rec, r.field, in)
		f.Expected = in.Facts.unitText(p.Unit)
		fs = append(fs, f)
	}
	return fs
}

// unitOf reads code and name of a unit field.
func unitOf(rec record, at ref) (code, name string, ok bool) {
	if !at.known() {
		return "", "", false
	}
	v := rec.value(at)
	if !v.OK() {
		return "", "", false
	}
	return value.ParseUnit(v.Text)
}

// unitText writes a unit as forms do: [213001]钢城区城市管理局.
func (f *Facts) unitText(code string) string {
	u, ok := f.Unit(code)
	if !ok {
		return code
	}
	return "[" + u.Code + "]" + u.Name
}
