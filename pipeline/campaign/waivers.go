package campaign

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Waiver is a special case on record (特殊情况备案): a rule that one department
// need not meet, for one project or for all of its projects.
type Waiver struct {
	Department string // unit code
	Project    string // project code, "" for all
	Code       finding.Code
	Approver   string
	Reason     string
	Until      value.Date // last day that counts; the zero Date where it has no end
}

// Waive marks a finding that a special case on record excuses on a day: one of
// the department, or of the unit whose project the finding is about, as far as
// the department may know of it. The project is the finding's own, else the one
// that is given.
func (c *Campaign) Waive(f *finding.Finding, department, project string, day value.Date) {
	facts := c.Facts
	if department != "" {
		facts = facts.For(department)
	}
	department = c.Facts.Successor(department)
	if f.Project != "" {
		project = f.Project
	}
	unit := ""
	if p, ok := facts.Project(project); ok {
		unit = p.Unit
	}
	i := slices.IndexFunc(c.Waivers, func(w Waiver) bool {
		return w.Code == f.Code && (w.Department == department || w.Department == unit) && w.Department != "" &&
			(w.Project == "" || w.Project == project) && (w.Until.IsZero() || !day.After(w.Until))
	})
	if i >= 0 {
		w := c.Waivers[i]
		f.Waived = &finding.Waiver{Approver: w.Approver, Reason: w.Reason, Until: w.Until.String()}
	}
}
