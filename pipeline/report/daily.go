package report

import (
	"io"
	"sync"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
)

// daily is the section's report of a day in the making: its workbook and its
// page show the same panels.
type daily struct {
	*view
	dues   []Due
	byDuty map[record.Duty]Due
	unmade []Unmade
	going  *Outgoing
	// compared is what the section noted of findings, where it compares them.
	compared comparison
}

func newDaily(c *campaign.Campaign, s *record.Snapshot, unmade ...Unmade) *daily {
	v := newView(c, s)
	d := &daily{view: v, unmade: unmade, going: NewOutgoing(c, s), dues: v.dues(), byDuty: map[record.Duty]Due{}}
	for _, x := range d.dues {
		d.byDuty[x.Duty] = x
	}
	if Compares(c, s) {
		d.compared = v.compare()
	}
	return d
}

// panels are the parts of the report in the order in which the section needs
// them: what is to be done, what has changed, where everything stands.
func (d *daily) panels() []*panel {
	all := append([]*panel{d.todo()}, d.releases()...)
	all = append(all, d.news(), d.reminders(), d.overview(), d.serious(), d.byRule(), d.byDepartment(),
		d.byGrade(), d.byDivision(), d.byCategory(), d.balance())
	return append(append(all, d.divisions()...), d.received())
}

// Day is the section's report of a day (审核日报), as a workbook and as a page.
// What both show is worked out when the first of them is written; they may be
// written at the same time.
type Day struct {
	c    *campaign.Campaign
	s    *record.Snapshot
	make func() (*daily, []*panel)
}

// NewDay is the report on a snapshot, and on the results that could not be made
// of it.
func NewDay(c *campaign.Campaign, s *record.Snapshot, unmade ...Unmade) Day {
	return Day{c, s, sync.OnceValues(func() (*daily, []*panel) {
		d := newDaily(c, s, unmade...)
		return d, d.panels()
	})}
}

// Workbook writes the report as a workbook.
func (r Day) Workbook(w io.Writer) error {
	d, panels := r.make()
	b := write.New(write.Info{Title: r.c.Name + "审核日报", Author: author, At: r.s.Run.AsOf})
	for i, p := range panels {
		p.sheet(b, r.c.Name)
		if i == 0 && Compares(r.c, r.s) {
			d.comparisonSheet(b)
		}
	}
	return b.Write(w)
}

// titles are the rules' names by code.
func (d *daily) titles() map[finding.Code]rules.Info {
	byCode := map[finding.Code]rules.Info{}
	for i := range d.catalogue() {
		byCode[i.Code] = i
	}
	return byCode
}
