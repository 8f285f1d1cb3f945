package daily

import (
	"io"
	"slices"
	"sync"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/merge"
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
	byDuty map[record.Duty]view.Due
	roles  roles
	unmade []view.Unmade
	going  *view.Outgoing
	// compared is what the section noted of findings, where it compares them.
	compared comparison
}

func newDaily(c *campaign.Campaign, s *record.Snapshot, unmade ...view.Unmade) *daily {
	v := view.New(c, s)
	d := &daily{View: v, unmade: unmade, going: view.NewOutgoing(c, s), roles: rolesOf(merge.New(v.Campaign, s)), dues: v.Dues(), byDuty: map[record.Duty]view.Due{}}
	for _, x := range d.dues {
		d.byDuty[x.Duty] = x
	}
	if Compares(c, s) {
		d.compared = d.compare()
	}
	return d
}

// panels are the parts of the report in the order in which the section needs
// them: what is to be done, what has changed, where everything stands.
func (d *daily) panels() []*panel {
	all := append([]*panel{d.todo()}, d.releases()...)
	all = append(all, d.news(), d.reminders(), d.overview(), d.serious(), d.byRule(), d.byDepartment())
	all = append(all, d.byGrade(), d.byDivision(), d.byCategory(), d.trend(), d.mendingTrend(), d.balance(), d.byProject(), d.received())
	return slices.DeleteFunc(all, func(p *panel) bool { return p == nil })
}

// Report is the section's report of a day (审核日报), as a workbook and as a page.
// What both show is worked out when the first of them is written; they may be
// written at the same time.
type Report struct {
	c     *campaign.Campaign
	s     *record.Snapshot
	links Links
	make  func() (*daily, []*panel)
}

// New is the report on a snapshot, and on the results that could not be made
// of it.
func New(c *campaign.Campaign, s *record.Snapshot, unmade ...view.Unmade) Report {
	return Report{c: c, s: s, make: sync.OnceValues(func() (*daily, []*panel) {
		d := newDaily(c, s, unmade...)
		return d, d.panels()
	})}
}

// Linked is the report whose page leads to what was written of each file.
func (r Report) Linked(links Links) Report {
	r.links = links
	return r
}

// Workbook writes the report as a workbook.
func (r Report) Workbook(w io.Writer) error {
	d, panels := r.make()
	b := write.New(write.Info{Title: r.c.Name + "审核日报", Author: view.Author, At: r.s.Run.AsOf})
	for i, p := range panels {
		if i > 0 && len(p.rows) == 0 {
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
