package report

import (
	"io"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/book"
	"jixiao/rules"
	"jixiao/rules/finding"
)

// daily is the section's report of a day in the making: its workbook and its
// page show the same panels.
type daily struct {
	*view
	dues   []Due
	byDuty map[record.Duty]Due
}

func newDaily(c *campaign.Campaign, s *record.Snapshot) *daily {
	v := newView(c, s)
	d := &daily{view: v, dues: v.dues(), byDuty: map[record.Duty]Due{}}
	for _, x := range d.dues {
		d.byDuty[x.Duty] = x
	}
	return d
}

// panels are the parts of the report in the order in which the section needs
// them: what is to be done, what has changed, where everything stands.
func (d *daily) panels() []*panel {
	all := []*panel{d.todo(), d.news(), d.reminders(), d.overview(), d.serious(), d.byRule(), d.byDepartment(),
		d.byGrade(), d.byDivision(), d.byCategory(), d.balance()}
	return append(append(all, d.divisions()...), d.received())
}

// Daily writes the section's report (审核日报) as a workbook.
func Daily(w io.Writer, c *campaign.Campaign, s *record.Snapshot) error {
	d := newDaily(c, s)
	b := book.New(book.Info{Title: c.Name + "审核日报", Author: author, At: s.Run.AsOf})
	for _, p := range d.panels() {
		p.sheet(b, c.Name)
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
