package pipeline

import (
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/value"
)

// on is the campaign as it stands at a moment.
func on(c *campaign.Campaign, at time.Time) *campaign.Campaign {
	return c.On(value.DateOf(at.In(c.Zone)))
}

// inherit gives what units left behind that were merged since to their
// successors: files, versions with the verdicts that they got, and findings.
func inherit(a *record.Account, facts *rules.Facts) {
	if len(facts.Heirs) == 0 {
		return
	}
	for i := range a.Files {
		a.Files[i].Department = facts.Heir(a.Files[i].Department)
	}
	for i := range a.Versions {
		v := &a.Versions[i]
		v.Duty.Department = facts.Heir(v.Duty.Department)
		v.File.Department = facts.Heir(v.File.Department)
	}
	for i := range a.Issues {
		a.Issues[i].Department = facts.Heir(a.Issues[i].Department)
	}
}
