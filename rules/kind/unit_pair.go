package kind

import (
	"cmp"

	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// UnitPair finds a unit whose code and name do not belong together, or whose
// code is no unit's.
type UnitPair struct {
	check.Rows `yaml:",inline"`
	Field      string
}

// Every name counts that the unit list has for a code.
func (p UnitPair) compile(c *check.Compiler) check.Rule {
	c.Emits("unknown")
	r := unitPair{c.Either(p.Rows), c.Value("field", p.Field)}
	return r.Each(r.judge)
}

type unitPair struct {
	check.Instance
	field check.Ref
}

func (r unitPair) judge(rec check.Record, in check.Input) *finding.Finding {
	code, name, ok := rec.Unit(r.field)
	u, known := in.Facts.Unit(code)
	if !ok || known && u.Called(name) {
		return nil
	}
	f := r.Finding(rec, r.field, in)
	f.Args["code"], f.Args["name"] = finding.Same(code), finding.Same(name)
	if !known {
		f.Variant = "unknown"
	} else if in.Facts.Related(code) {
		f.Args["coded"] = finding.Same(u.Name)
	}
	named, called := in.Facts.UnitByName(name)
	if meant, by := r.meant(rec, code, named.Code, in); meant != "" && in.Facts.Related(meant) {
		f.Expected, f.Args["by"] = in.Facts.UnitText(meant), by
	} else if known && called {
		return f // either may be right
	} else if only := cmp.Or(u.Code, named.Code); only != "" && in.Facts.Related(only) {
		f.Expected, f.Args["by"] = in.Facts.UnitText(only), finding.Text{ZH: "按单位名录", EN: "by the unit list"}
	}
	return f
}

// meant is the unit that the rest of the sheet speaks for: that of the project,
// else the sender where it is one of the two.
func (r unitPair) meant(rec check.Record, code, named string, in check.Input) (unit string, by finding.Text) {
	if p, ok := r.Subject(rec, in); ok {
		return p.Unit, finding.Text{ZH: "按项目", EN: "by the project"}
	}
	if in.Department != "" && (in.Department == code || in.Department == named) {
		return in.Department, finding.Text{ZH: "按报送单位", EN: "by the sender"}
	}
	return "", finding.Text{}
}
