package workspace

import (
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/rules/value"
)

// CampaignWide are the findings that only a look over the whole campaign can
// make. It goes by what every file says of itself: what it finds changes which
// versions stand, and must not depend on itself.
func (w Workspace) CampaignWide(account record.Account) []record.Issue {
	found := crosscheck.Check(w.Campaign, account.Apart(), w.AsOf)
	for _, year := range found.UnknownYears {
		w.Log.Warn().Int("year", year).Msg("no calendar of working days: give its holidays in campaign.yaml")
	}
	issues := found.Issues
	for _, round := range account.TestRounds() {
		then := account.Trying(round, w.AsOf).Apart()
		issues = append(issues, crosscheck.Try(w.Campaign, then, w.AsOf, round)...)
	}
	return issues
}

// InForce is the campaign as it stands at the moment that counts, with what the
// section decided on duties.
func (w Workspace) InForce(decisions []record.Decision) *campaign.Campaign {
	return w.Decided(decisions).On(value.DateOf(w.AsOf.In(w.Campaign.Zone)))
}

// Decided is the campaign with what the section decided on duties, as its units
// were when it began.
func (w Workspace) Decided(decisions []record.Decision) *campaign.Campaign {
	return crosscheck.InForce(w.Campaign, decisions)
}
