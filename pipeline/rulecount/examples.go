package rulecount

import (
	"jixiao/pipeline/campaign"
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// Examples counts those of a rule by what must come of them.
func Examples(c *campaign.Campaign, code finding.Code) (t check.Tally) {
	for _, e := range c.Examples.List {
		if e.Code == code {
			t[e.Want]++
		}
	}
	return t
}
