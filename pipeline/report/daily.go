package report

import (
	"cmp"
	"io"
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/book"
	"jixiao/rules"
	"jixiao/rules/finding"
)

// daily is the section's report of a day in the making.
type daily struct {
	*view
	book *book.Book
	dues []Due
}

// Daily writes the section's report (审核日报): where everything stands, what is
// wrong, who owes what, and which files came.
func Daily(w io.Writer, c *campaign.Campaign, s *record.Snapshot) error {
	v := newView(c, s)
	d := &daily{view: v, dues: v.dues(),
		book: book.New(book.Info{Title: c.Name + "审核日报", Author: author, At: s.Run.AsOf})}
	d.overview()
	d.serious()
	d.reminders()
	d.received()
	d.byRule()
	d.byDepartment()
	return d.book.Write(w)
}

func (d *daily) table(name string, frozen int, columns []column) *table {
	return &table{Sheet: d.book.Sheet(name, layout(d.c.Name, frozen, columns)), columns: columns}
}

// serious lists the findings that somebody has to act on.
func (d *daily) serious() {
	var issues []record.Issue
	for _, i := range d.s.Issues {
		if i.Weight() >= finding.Warning {
			issues = append(issues, i)
		}
	}
	slices.SortStableFunc(issues, func(a, b record.Issue) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), d.compareUnits(a.Department, b.Department))
	})
	t := d.table("审核意见", 2, issueColumns())
	t.begin("须修改、须说明的审核意见", d.tally(issues)+"    "+d.state())
	for i, issue := range issues {
		t.Row(append([]book.Cell{book.Count(i + 1)}, d.issueCells(issue)...)...)
	}
	t.end()
}

// reminders lists who owes what, the most pressing first.
func (d *daily) reminders() {
	t := d.table("催报清单", 1, []column{text("单位", 32), short("表单", 16), short("项目编号", 10), text("项目名称", 34),
		short("报送状态", 15), short("截止日期", 12), short("剩余时间", 14), text("说明", 30), short("联系人", 12)})
	var open []Due
	for _, x := range d.dues {
		if x.outstanding() {
			open = append(open, x)
		}
	}
	slices.SortStableFunc(open, func(a, b Due) int { return cmp.Compare(a.Deadline.String(), b.Deadline.String()) })
	contacts := map[string]string{}
	for _, u := range d.c.Facts.Units {
		contacts[u.Code] = u.Contact
	}
	t.begin("催报清单", d.dutyTally(d.dues)+"    "+d.state())
	for _, x := range open {
		t.Row(book.Text(d.sender(x.Duty)), book.Text(d.formName(x.Duty.Form)), book.Text(x.Duty.Project),
			book.Text(d.projectName(x.Duty.Project)), x.progress(), book.Day(x.Deadline), d.remaining(x),
			book.Text(d.remark(x)), book.Text(contacts[x.Duty.Department]))
	}
	t.end()
}

// received lists the files, the latest first.
func (d *daily) received() {
	t := d.table("收到文件", 1, []column{text("单位", 32), text("文件", 60), short("审核结论", 22),
		short("到达时间", 18), number("大小（字节）", 14), short("说明", 18)})
	files := slices.Clone(d.s.Files)
	slices.SortStableFunc(files, func(a, b record.File) int {
		return cmp.Or(b.Arrival.Compare(a.Arrival), cmp.Compare(a.Path, b.Path))
	})
	t.begin("收到的文件", d.state())
	for _, f := range files {
		note := ""
		if f.Gone {
			note = "已不在文件夹中"
		}
		t.Row(book.Text(d.unit(f.Department)), book.Text(f.Path),
			book.Text(f.Verdict.Label().ZH).Toned(verdictTone(f.Verdict)), book.Text(d.when(f.Arrival)),
			book.Count(int(f.Size)), book.Text(note))
	}
	t.end()
}

// titles are the rules' names by code.
func (d *daily) titles() map[finding.Code]rules.Info {
	byCode := map[finding.Code]rules.Info{}
	for _, i := range d.catalogue() {
		byCode[i.Code] = i
	}
	return byCode
}
