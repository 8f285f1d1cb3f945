package main

import (
	"testing"

	"jixiao/pipeline/campaign"
	"jixiao/rules/register"
)

// A code of three digits is known to be a unit's by the list alone.
func TestAUnitIsKnownByCodeAndName(t *testing.T) {
	facts := &register.Facts{Units: []register.Unit{{Code: "101", Name: "历下区教育和体育局", Aliases: []string{"教体局"}}}}
	known := knownOf(base{campaign: &campaign.Campaign{Facts: facts}})
	for text, want := range map[string]bool{"101": true, "教体局": true, "[101]历下区教育和体育局": true, "［101］历下区教育和体育局": true, "[102]历下区教育和体育局": false} {
		if known.IsUnit(text) != want {
			t.Errorf("%s: %v", text, !want)
		}
	}
}
