package department

import (
	"slices"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
)

// handedIn writes the department's duties and, below them, its files.
func (d *department) handedIn(name string) {
	columns := d.DutyColumns()[1:]
	l := view.Layout(name, 0, columns)
	l.Legible = true
	t := &view.Table{Sheet: d.book.Sheet("报送情况", l), Columns: columns}
	if !d.Tests {
		t.Begin(d.Campaign.Say(campaign.ReportDuties), d.DutyTally(d.dues)+"    "+d.state())
		for _, x := range d.dues {
			t.Row(d.DutyCells(x, d.ownPath(x))...)
		}
		t.End()
	}
	t.Row(write.Text(d.Campaign.Say(campaign.ReportFiles)).As(write.Heading).Over(len(columns)))
	t.Row(write.Text("文件").As(write.Head).Over(3), write.Text("审核结论").As(write.Head).Over(2),
		write.Text("到达时间").As(write.Head).Over(2))
	for _, f := range d.sent {
		t.Row(write.Text(d.short(f.Path)).Aligned(write.Left).Wrapped().Over(3),
			write.Text(d.concluded(f)).Toned(view.VerdictTone(f.Verdict)).Aligned(write.Center).Wrapped().Over(2),
			write.Text(d.When(f.Arrival)).Aligned(write.Center).Over(2))
	}
	d.replies(t.Sheet, len(columns))
}

// concluded is a file's verdict, how much was answered in it, and what there is
// to know of its marked copy.
func (d *department) concluded(f *record.File) string {
	said := d.FileLabel(f)
	own := slices.DeleteFunc(slices.Clone(d.answers), func(a record.Answer) bool { return a.FileID != f.ID })
	if tally := view.AnswerTally(own); tally != "" {
		said += "（" + tally + "）"
	}
	if told := d.CopyOf(f.ID).Told(); told != "" {
		said += "\n" + told
	}
	if mended := d.CopyOf(f.ID).Mended(); mended != "" {
		said += "\n" + view.CorrectedLabel + "：" + mended
	}
	return said
}

// ownPath is the file of a duty's latest version where the department sent it.
func (d *department) ownPath(x view.Due) string {
	switch {
	case x.Latest == nil:
		return ""
	case x.Latest.File.Department == "" || x.Latest.File.Department == d.code:
		return d.short(x.Latest.File.Path)
	}
	return "（由其他单位代报）"
}
