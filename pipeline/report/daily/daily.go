package daily

import (
	"io"
	"slices"
	"sync"

	"jixiao/internal/office/write"
	"jixiao/internal/sidebyside"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules"
	"jixiao/rules/finding"
)

// daily is the section's report of a day in the making: its workbook and its
// page show the same panels.
type daily struct {
	*view.View
	dues   []view.Due
	byDuty map[record.Duty]int // where it stands among the dues
	roles  func() roles
	unmade []view.Unmade
	going  *view.Outgoing
	// open are the duties for which a department has still to act, by deadline.
	open []view.Due
	// byFile are the findings about each file.
	byFile map[int64][]*record.Issue
	// compared is what the section noted of findings, where it compares them.
	compared comparison
	counts   []view.RuleCount // of its own rules
}

func newDaily(c *campaign.Campaign, s *record.Snapshot) *daily { return dailyOf(c, s, view.New(c, s)) }

func dailyOf(c *campaign.Campaign, s *record.Snapshot, v *view.View, unmade ...view.Unmade) *daily {
	d := &daily{View: v, unmade: unmade, going: view.OutgoingOf(c, s, func() *view.View { return v }), roles: sync.OnceValue(func() roles { return rolesOf(v.Merged()) }), dues: v.Dues(), byDuty: map[record.Duty]int{}}
	for i := range d.dues {
		d.byDuty[d.dues[i].Duty] = i
	}
	d.open, d.byFile = d.outstanding(), issuesByFile(v.Snapshot.Issues)
	if Compares(c, s) {
		d.compared = d.compare()
	}
	return d
}

func issuesByFile(issues []record.Issue) map[int64][]*record.Issue {
	out := map[int64][]*record.Issue{}
	for n := range issues {
		out[issues[n].FileID] = append(out[issues[n].FileID], &issues[n])
	}
	return out
}

// panels are the parts of the report in the order in which the section needs
// them: what is to be done, what has changed, where everything stands. They are made
// side by side.
func (d *daily) panels() []*panel {
	parts := []func() *panel{d.todo, d.settingChanges, d.releases,
		d.news, d.reminders, d.overview, d.serious, d.byRule, d.localRules, d.byDepartment,
		d.byGrade, d.byDivision, d.byCategory, d.attached, d.trend, d.mendingTrend, d.balance, d.byProject, d.received}
	made := make([]*panel, len(parts))
	sidebyside.OnAllCores(1+len(parts), func(i int) {
		if i == 0 {
			d.roles() // takes longest, and some of the parts wait for it
			return
		}
		made[i-1] = parts[i-1]()
	})
	return slices.DeleteFunc(made, func(p *panel) bool { return p == nil })
}

// Report is the section's report of a day (审核日报), as a workbook and as a page.
// What both show is worked out when the first of them is written; they may be
// written at the same time.
type Report struct {
	c     *campaign.Campaign
	s     *record.Snapshot
	links func(files map[string]bool) Links
	make  func() (*daily, []*panel)
}

// New is the report on a snapshot, and on the results that could not be made
// of it.
func New(c *campaign.Campaign, s *record.Snapshot, unmade ...view.Unmade) Report {
	return Of(c, s, func() *view.View { return view.New(c, s) }, func() []view.RuleCount { return nil }, unmade...)
}

// Of is the report for who sees the snapshot already, and what came of the section's
// own rules.
func Of(c *campaign.Campaign, s *record.Snapshot, seen func() *view.View, counts func() []view.RuleCount, unmade ...view.Unmade) Report {
	return Report{c: c, s: s, make: sync.OnceValues(func() (*daily, []*panel) {
		d := dailyOf(c, s, seen(), unmade...)
		d.counts = counts()
		return d, d.panels()
	})}
}

// Linked is the report whose page leads to what was written of each file; links is
// asked for those of the files that it names.
func (r Report) Linked(links func(files map[string]bool) Links) Report {
	r.links = links
	return r
}

// Workbook writes the report as a workbook.
func (r Report) Workbook(w io.Writer) error {
	d, panels := r.make()
	b := write.New(write.Info{Title: r.c.Name + "审核日报", Author: view.Author, At: r.s.Run.AsOf})
	for i, p := range panels {
		if i > 0 && p.count() == 0 {
			continue // an empty sheet tells nothing that the first ones do not
		}
		p.sheet(b, r.c.Name)
		if i == 0 {
			d.actSheet(b)
		}
		if i == 0 && Compares(r.c, r.s) {
			d.comparisonSheet(b)
		}
	}
	return b.Write(w)
}

// titles are the rules' names by code.
func (d *daily) titles() map[finding.Code]rules.Info {
	byCode := map[finding.Code]rules.Info{}
	for i := range d.Catalogue() {
		byCode[i.Code] = i
	}
	return byCode
}
