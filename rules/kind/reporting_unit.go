package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// ReportingUnit finds a report whose unit has nothing to do with the projects
// in its rows.
type ReportingUnit struct {
	check.Rows `yaml:",inline"`
	Field      string
}

// One finding is given, for the first project that is another unit's: it is the
// one unit of the sheet that is in doubt.
func (p ReportingUnit) compile(c *check.Compiler) check.Rule {
	n, field := c.Rows(p.Rows), c.Field("field", p.Field)
	return n.Once(func(sheet check.Record, in check.Input) *finding.Finding {
		code, _, valid := sheet.Unit(field)
		if !valid {
			return nil
		}
		for rec := range n.Records(sheet.Sheet) {
			if project, ok := n.Subject(rec, in); ok && !in.Facts.MayAnswer(project, code) {
				f := n.Finding(rec, field, in)
				f.Expected = in.Facts.UnitText(project.Unit)
				return f
			}
		}
		return nil
	})
}
