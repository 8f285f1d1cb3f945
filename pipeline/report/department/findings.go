package department

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// findings writes the data sheet: one line on top, then a plain table. What is
// to be answered is coloured; the last column, which nobody sees, says to which
// finding a row belongs when the report comes back.
func (d *department) findings(name string) {
	say := d.Campaign.Say
	columns := []view.Column{view.Words(d.SubjectHead(), 13), view.Short(say(campaign.ReportForm), 8), view.Words("文件", 13), view.Short("工作表", 8), view.Short("单元格", 7),
		view.Short(say(campaign.ReportSeverity), 7), view.Words(say(campaign.ReportFinding), 34), view.Words("现填内容", 10), view.Words(say(campaign.ReportExpected), 10), view.Words(say(campaign.ReportFix), 24),
		view.Short(say(campaign.ReportSince), 11), view.Short("规则代码", 6), view.Words("情况说明", 24), view.Words("异议", 12), view.Words(say(campaign.ReportState), 15), view.Short(record.KeyColumn, 24).Unseen()}
	l := view.Layout(name, 1, columns)
	l.Legible = true
	t := &view.Table{Sheet: d.book.Sheet("审核意见", l), Columns: columns}
	t.Row(write.Text(d.standing() + "（" + d.state() + "）").As(write.Lead).Wrapped().Over(t.FirstPage()))
	t.Head()
	for _, one := range view.Folded(d.issues) {
		t.Row(d.issueCells(one.Cause)...)
		for _, alike := range alike(one.After) {
			t.Row(d.followerCells(one.Cause, alike)...)
		}
	}
	t.End()
}

func (d *department) issueCells(i record.Issue) []write.Cell {
	at := write.Text(i.Where(finding.ZH))
	if !at.IsBlank() && i.Place.Sheet != "" {
		at = d.linked(i, at)
	}
	explanation, objection := write.Cell{}, write.Cell{}
	if a := i.Explanation; a != nil {
		explanation = write.Text(a.Explanation)
	}
	if a := i.Objection; a != nil {
		objection = write.Text(a.Objection)
	}
	if i.Weight() == finding.Warning && d.code != Section {
		explanation = explanation.Input().AsText()
	}
	if i.Weight() >= finding.Warning && d.code != Section {
		objection = objection.Input().AsText()
	}
	return []write.Cell{write.Text(d.subjectFor(i)), write.Text(d.FormName(i.Form)), write.Text(d.short(i.Place.File)),
		write.Text(i.Place.Sheet), at, view.SeverityCell(i), view.MessageCell(i), write.Text(i.Value), write.Text(i.Expected),
		write.Text(i.Fix.In(finding.ZH)), d.FirstSeen(i), write.Text(string(i.Code)), explanation, objection,
		write.Text(d.answered(i)), write.Text(finding.KeyOf(i.Finding).String())}
}

// linked leads to the cell of a finding in the marked copy, where there is one.
func (d *department) linked(i record.Issue, c write.Cell) write.Cell {
	if copied := d.CopyOf(i.FileID); copied.Lies() {
		return c.To(copied.Name, i.Place.Sheet, i.Place.Cell)
	}
	return c
}

// standing says in one line where the department stands.
func (d *department) standing() string {
	n := view.CountSeverities(d.issues)
	missing := 0
	for _, x := range d.dues {
		if x.Missing() {
			missing++
		}
	}
	var parts []string
	for _, p := range []struct {
		n      int
		format string
	}{{n[finding.Error], "%d 处须修改"}, {n[finding.Warning], "%d 处须说明"}, {missing, "%d 项未报送"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf(p.format, p.n))
		}
	}
	switch {
	case d.Tests && len(parts) == 0:
		return view.TestsNote + "目前没有须修改或须说明的内容"
	case d.Tests:
		return view.TestsNote + "有 " + strings.Join(parts, "，")
	case len(parts) == 0:
		return "目前没有须修改、须说明或未报送的事项"
	}
	return "还有 " + strings.Join(parts, "，") + d.until()
}

// until names the deadlines of what is outstanding: the first, and where there
// are several the last. That one has passed is known by what is found (D02), so
// that the page stays as it is until something is.
func (d *department) until() string {
	var first, last value.Date
	for _, x := range d.dues {
		if !x.Outstanding() || x.Deadline.IsZero() {
			continue
		}
		if first.IsZero() || x.Deadline.Before(first) {
			first = x.Deadline
		}
		if x.Deadline.After(last) {
			last = x.Deadline
		}
	}
	passed := slices.ContainsFunc(d.issues, func(i record.Issue) bool { return i.Code == "D02" })
	switch {
	case first.IsZero():
		return ""
	case first == last && passed:
		return "，截止日期 " + view.MonthDay(first) + " 已过，请尽快报送"
	case first == last:
		return "，截止 " + view.MonthDay(first)
	case passed:
		return "，截止日期最早 " + view.MonthDay(first) + "、最晚 " + view.MonthDay(last) + "，已过期的请尽快报送"
	}
	return "，截止日期最早 " + view.MonthDay(first) + "、最晚 " + view.MonthDay(last)
}

// subjectFor names what a finding is about as the department may see it: of
// another's it is told the code alone.
func (d *department) subjectFor(i record.Issue) string {
	facts := d.Campaign.Facts
	if d.code != Section {
		facts = facts.For(d.code)
	}
	return facts.Label(i.About())
}
