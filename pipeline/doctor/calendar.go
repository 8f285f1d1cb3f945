package doctor

import (
	"context"
	"fmt"
	"strings"

	"jixiao/pipeline/crosscheck"
	"jixiao/rules/value"
)

// calendar looks whether the working days are known that deadlines and
// corrections are counted by.
func calendar(ctx context.Context, p Target) Check {
	c := Check{ID: "calendar", Topic: say("工作日", "working days"), State: Well}
	campaign := p.Campaign
	if decisions, err := p.Place.Decisions(ctx); err == nil { // else what reads the ledger says so
		campaign = crosscheck.InForce(campaign, decisions)
	}
	days := []value.Date{value.DateOf(p.Now().In(campaign.Zone))}
	for _, o := range campaign.Owed {
		days = append(days, o.Deadline)
	}
	days = append(days, campaign.Facts.OwnDays()...)
	for _, year := range campaign.UnknownYears { // where none could be counted
		days = append(days, value.Date{Year: year, Month: 1, Day: 1})
	}
	seen := map[int]bool{}
	var missing []string
	for _, d := range days {
		if year := campaign.Calendar.Missing(d); year != 0 && !d.IsZero() && !seen[year] {
			seen[year] = true
			missing = append(missing, fmt.Sprint(year))
		}
	}
	c.Says = say("用到的年份都有放假安排", "the holidays of all years that are needed are known")
	if len(missing) > 0 {
		c.State, c.Says = Bad, say("缺少 %s 年的放假安排", "the holidays of %s are not known", strings.Join(missing, ", "))
		c.Cure = say("按国务院办公厅的通知写进 campaign.yaml 的 holidays", "write them into holidays of campaign.yaml, as the State Council has announced them")
	}
	return c
}
