package preview

import (
	"fmt"
	"io"
	"path"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// Workbook writes what would be otherwise: by rule, by department, every verdict and
// every finding, and what came of the section's own rules.
func Workbook(w io.Writer, c *campaign.Campaign, r *Result) error {
	d := drawing{View: view.New(c, r.Then), of: r, book: write.New(write.Info{Title: c.Name + "试算", Author: view.Author, At: r.AsOf})}
	d.byRule()
	d.byDepartment()
	d.verdicts()
	d.findings()
	d.localRules()
	return d.book.Write(w)
}

// drawing is the workbook while it is drawn.
type drawing struct {
	*view.View
	of   *Result
	book *write.Book
}

// table begins a sheet with one table.
func (d *drawing) table(name, title, note string, columns ...view.Column) *view.Table {
	l := view.Layout(d.Campaign.Name, 1, columns)
	l.Legible = true
	t := &view.Table{Sheet: d.book.Sheet(name, l), Columns: columns}
	t.Begin(title, note)
	return t
}

// end closes a table, with a word in it where it has no row.
func (d *drawing) end(t *view.Table, rows int) {
	if rows == 0 {
		t.Row(write.Text("没有变化").As(write.Note).Aligned(write.Left).Over(len(t.Columns)))
	}
	t.End()
}

func (d *drawing) byRule() {
	note := fmt.Sprintf("与第 %d 次审核比；台账里收到的 %d 个文件重新审了 %d 个，什么也没有记录    %s", d.of.Last.ID, d.of.Files, d.of.Rejudged, d.AsOfTextAt(d.of.AsOf))
	t := d.table("按规则", "试算：意见的变化，按规则", note, view.Short("代码", 8), view.Words("规则", 40), view.Number("新增", 8), view.Number("不再提", 8),
		view.Number("改变", 8), view.Number("单位数", 8), view.Words("注意", 44))
	for _, r := range d.of.Rules {
		t.Row(write.Text(string(r.Code)), write.Text(r.Title.ZH), write.Count(r.Come), write.Count(r.Gone), write.Count(r.Changed),
			write.Count(r.Departments), write.Text(r.Note().ZH))
	}
	d.end(t, len(d.of.Rules))
}

func (d *drawing) byDepartment() {
	columns := []view.Column{view.Words("单位", 34)}
	for _, turn := range Turns {
		columns = append(columns, view.Number(turn.Label().ZH, 11))
	}
	columns = append(columns, view.Number("意见新增", 10), view.Number("不再提", 10), view.Number("改变", 10))
	t := d.table("按单位", "试算：各单位的变化", "前几栏是结论有变的表的份数，后三栏是单位看得到的意见的条数", columns...)
	for _, x := range d.of.Departments {
		cells := []write.Cell{d.unit(x.Department)}
		for _, turn := range Turns {
			cells = append(cells, write.Count(x.Verdicts[turn]))
		}
		t.Row(append(cells, write.Count(x.Come), write.Count(x.Gone), write.Count(x.Changed))...)
	}
	d.end(t, len(d.of.Departments))
}

func (d *drawing) unit(code string) write.Cell {
	if code == "" {
		return write.Text(campaign.SectionFolder)
	}
	return write.Text(d.Unit(code))
}

func (d *drawing) verdicts() {
	t := d.table("结论变化", "试算：结论有变的", "每一项报送取最新的一版", view.Words("单位", 24), view.Short("表单", 14), view.Words(d.SubjectHead(), 24),
		view.Words("文件", 24), view.Short("原来", 12), view.Short("试算", 12), view.Short("变化", 12))
	for _, v := range d.of.Verdicts {
		t.Row(d.unit(v.Department), write.Text(d.FormName(v.Duty.Form)), write.Text(d.SubjectLabel(v.Duty)), fileCell(v.File),
			verdictCell(v.Before), verdictCell(v.After), write.Text(v.Turn().Label().ZH))
	}
	d.end(t, len(d.of.Verdicts))
}

func verdictCell(v record.Verdict) write.Cell {
	tone := map[record.Verdict]write.Tone{record.Returned: write.Red, record.Unreadable: write.Red, record.NeedsExplanation: write.Amber}[v]
	return write.Text(v.Label().ZH).Toned(tone)
}

func (d *drawing) findings() {
	t := d.table("意见变化", "试算：每一条意见的变化", "不再提的写的是原来的意见，其余写的是试算的意见", view.Short("变化", 10), view.Short("代码", 6), view.Words("单位", 17),
		view.Words(d.SubjectHead(), 17), view.Words("文件", 17), view.Short("位置", 12), view.Short("原级别", 8), view.Short("试算", 8), view.Words("审核意见", 30))
	for _, f := range d.of.Findings {
		i := f.Of()
		t.Row(write.Text(f.Label().ZH), write.Text(string(i.Code)), d.unit(i.Department), write.Text(d.IssueLabel(*i)), fileCell(i.Place.File),
			write.Text(view.Place(*i)), severityCell(f.Before), severityCell(f.After), write.Text(i.Message.ZH))
	}
	d.end(t, len(d.of.Findings))
}

// fileCell names a file; its folder stands under its unit.
func fileCell(file string) write.Cell {
	if file == "" {
		return write.Cell{}
	}
	return write.Text(finding.OneLine(path.Base(file)))
}

func severityCell(i *record.Issue) write.Cell {
	if i == nil {
		return write.Cell{}
	}
	return view.SeverityCell(*i)
}

func (d *drawing) localRules() {
	if len(d.of.Local) == 0 {
		return
	}
	t := d.table("本级规则", "试算：本级规则各审了多少处", "每一项报送取最新的一版", view.Short("编号", 8), view.Words("规则", 44), view.Number("表", 8), view.Number("合格", 8),
		view.Number("不合格", 8), view.Number("没有审", 8), view.Number("不适用", 8), view.Number("规则出错", 9))
	for _, l := range d.of.Local {
		t.Row(write.Text(string(l.Code)), write.Text(l.Title.ZH), write.Count(l.Sheets), write.Count(l.Tally[check.Passed]), write.Count(l.Tally[check.Failed]),
			write.Count(l.Tally[check.Unjudged]), write.Count(l.Tally[check.NotApplicable]), write.Count(l.Tally[check.Erred]))
	}
	d.end(t, len(d.of.Local))
}
