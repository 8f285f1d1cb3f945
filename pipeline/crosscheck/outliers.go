package crosscheck

import (
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/form"
)

// Outliers are the amounts of a version that are far from the register's budget
// and that the section has not confirmed: they count in no total.
func Outliers(c *campaign.Campaign, v *record.Version) []rules.Outlier {
	if v == nil || v.Confirmation != nil || c.Engine == nil {
		return nil
	}
	p, ok := c.Facts.Project(v.Duty.Project())
	if !ok {
		return nil
	}
	if v.Says == nil {
		return nil
	}
	var out []rules.Outlier
	v.Says.UseHead(func(s *form.Submission) { out = c.Engine.Outliers(s, p) })
	return out
}
