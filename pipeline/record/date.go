package record

import (
	"cmp"

	"jixiao/rules/finding"
)

// Date gives what a snapshot has of the campaign as a whole the runs that first
// saw it, which were not known yet when it was derived from the account.
func (a Account) Date(s *Snapshot, found []Issue) {
	first := make(map[said]*Issue, len(found))
	for i := range found {
		first[saidOf(&found[i])] = &found[i]
	}
	told := [][]Issue{s.Issues}
	if s.Tests != nil {
		s.Tests.Run, told = a.Run, append(told, s.Tests.Issues)
	}
	for _, issues := range told {
		for i := range issues {
			if issue := &issues[i]; issue.CampaignWide {
				issue.runsOf(first[saidOf(issue)])
				a.date(issue)
			}
		}
	}
	for i := range s.Ever {
		if issue := &s.Ever[i]; issue.CampaignWide {
			issue.runsOf(first[saidOf(issue)])
		}
	}
}

// runsOf takes over since when a finding is told from the same one, if there is any.
func (i *Issue) runsOf(same *Issue) {
	if same == nil {
		same = &Issue{}
	}
	i.FirstRun, i.OpenedRun, i.EarlierRun = same.FirstRun, same.OpenedRun, same.EarlierRun
}

// date says since when a finding is told, and so in which state it is.
func (a Account) date(i *Issue) {
	i.Since, i.Opened = a.Clocks[i.FirstRun], a.Clocks[cmp.Or(i.OpenedRun, i.FirstRun)]
	i.Earlier, i.State = a.Clocks[i.EarlierRun], a.state(*i)
}

// Frame is the account without files, versions and findings, which are a large
// part of a run's memory.
func (a Account) Frame() Account {
	a.Files, a.Versions, a.Issues = nil, nil, nil
	return a
}

// said is what is found over the campaign, whoever says it.
type said struct {
	file                               int64
	department, variant, form, project string
	code                               finding.Code
	subject                            finding.Subject
	field, value, sheet, message       string
	cell                               finding.Ref
}

func saidOf(i *Issue) said {
	return said{file: i.FileID, department: i.Department, variant: i.Variant, form: i.Form, project: i.Project, code: i.Code,
		subject: i.Subject, field: i.Field, value: i.Value, sheet: i.Place.Sheet, message: i.Message.ZH, cell: i.Place.Cell}
}
