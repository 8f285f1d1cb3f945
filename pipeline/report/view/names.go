package view

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/register"
)

// Unit writes a unit as the register does: [101001]某某局.
func (v *View) Unit(code string) string {
	name, ok := v.UnitNames[code]
	if !ok {
		return code
	}
	return "[" + code + "]" + name
}

// FormName is what people call a form.
func (v *View) FormName(id string) string {
	if d := v.Forms[id]; d != nil {
		return d.Name.In(finding.ZH)
	}
	return id
}

// ProjectName is the register's name for a project, "" for a foreign code.
func (v *View) ProjectName(code string) string { return v.Projects[code].Name }

// When writes a moment in the campaign's time zone.
func (v *View) When(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(v.AsOf.Location()).Format("2006-01-02 15:04")
}

// AsOfText says as of which moment a report speaks.
func (v *View) AsOfText() string { return v.AsOfTextAt(v.AsOf) }

// AsOfTextAt says it of another moment.
func (v *View) AsOfTextAt(t time.Time) string {
	return "数据截至 " + t.In(v.AsOf.Location()).Format("2006年1月2日 15:04")
}

// CompareUnits orders departments as the register does, others last.
func (v *View) CompareUnits(a, b string) int {
	at := func(code string) int {
		if i, ok := v.unitAt[code]; ok {
			return i
		}
		return len(v.Units)
	}
	return cmp.Or(cmp.Compare(at(a), at(b)), cmp.Compare(a, b))
}

// Catalogue lists the campaign's rules, none where it has no engine.
func (v *View) Catalogue() iter.Seq[rules.Info] {
	if v.Campaign.Engine == nil {
		return func(func(rules.Info) bool) {}
	}
	return v.Campaign.Engine.Infos()
}

// Divisions lists the divisions as the register names them first.
func Divisions(projects []register.Project) []string {
	var names []string
	for _, p := range projects {
		if !slices.Contains(names, p.Division) {
			names = append(names, p.Division)
		}
	}
	return names
}
