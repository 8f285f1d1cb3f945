package workspace

import (
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
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
	for _, f := range account.TestFilings() {
		then := account.Trying(f.ID, w.AsOf).Apart()
		issues = append(issues, crosscheck.Try(w.Campaign, then, w.AsOf, f.ID)...)
	}
	return issues
}
