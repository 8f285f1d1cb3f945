package pipeline

import (
	"errors"
	"strconv"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
)

// longestFolder is how much of a folder's name is told, in characters.
const longestFolder = 80

// inboxIssues are the findings about the inbox itself: folders that could not
// be looked into (F14), or that it is away as a whole (F15).
func inboxIssues(c *campaign.Campaign, seen sight) []record.Issue {
	if seen.away != nil {
		return about(c, "", away(c, seen))
	}
	var issues []record.Issue
	for _, u := range seen.Unknown {
		known := func(code string) bool { _, ok := c.Facts.Unit(code); return ok }
		unit, _ := intake.Department(u.Path+"/", known)
		path := []rune(u.Path)
		if len(path) > longestFolder {
			path = append(path[:longestFolder], '…')
		}
		name := string(path)
		// With a field, the value tells several folders of a department apart.
		f := finding.Finding{Code: "F14", Variant: string(u.Why), Place: finding.Place{File: u.Path}, Field: "folder", Value: name}
		if u.More > 0 {
			f.Args = finding.Args{"more": finding.Same(strconv.Itoa(u.More))}
		}
		issues = append(issues, about(c, unit, f)...)
	}
	return issues
}

// metBefore is what the last run found about the inbox, as the settings say it now.
func metBefore(c *campaign.Campaign, account record.Account) []record.Issue {
	var issues []record.Issue
	for _, i := range account.Issues {
		if i.CampaignWide && (i.Code == "F14" || i.Code == "F15") {
			issues = append(issues, about(c, i.Department, i.Finding)...)
		}
	}
	return issues
}

func away(c *campaign.Campaign, seen sight) finding.Finding {
	f := finding.Finding{Code: "F15", Value: seen.At.In(c.Zone).Format("2006-01-02 15:04"), Expected: strconv.Itoa(len(seen.Files))}
	var emptied *intake.Emptied
	if errors.As(seen.away, &emptied) {
		f.Variant, f.Expected = "emptied", strconv.Itoa(emptied.Files)
	}
	return f
}

// about makes issues over the whole campaign of what is found for a unit, or
// for the section.
func about(c *campaign.Campaign, unit string, f finding.Finding) []record.Issue {
	var issues []record.Issue
	for _, f := range c.Engine.Complete([]finding.Finding{f}, rules.Input{Facts: c.Facts}) {
		issues = append(issues, record.Issue{Finding: f, Department: unit, CampaignWide: true})
	}
	return issues
}
