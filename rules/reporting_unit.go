package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// reportingUnit finds a report whose unit has nothing to do with the projects
// in its rows.
type reportingUnit struct {
	instance
	field ref
}

func newReportingUnit(c *compiler) Rule {
	return reportingUnit{c.rows(), c.field("field", c.params.Field)}
}

// Check gives one finding, for the first project that is another unit's: it is
// the one unit of the sheet that is in doubt.
func (r reportingUnit) Check(s *form.Submission, in Input) []finding.Finding {
	for rec := range r.records(s) {
		p, ok := r.subject(rec, in)
		code, _, valid := unitOf(rec, r.field)
		if !ok || !valid || in.Facts.takesPart(p, code) {
			continue
		}
		f := r.finding(rec, r.field, in)
		f.Expected = in.Facts.unitText(p.Unit)
		return []finding.Finding{f}
	}
	return nil
}
