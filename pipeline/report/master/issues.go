package master

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// issues writes 审核意见清单: every finding that holds, and below it without a
// number what follows from it.
func (m *master) issues() {
	t := m.table("审核意见清单", 2, m.IssueColumns())
	begin(t, "审核意见清单", m.Tally(m.Snapshot.Issues)+"    "+write.Moment)
	cells := make([]write.Cell, 0, len(t.Columns))
	for n, one := range view.FoldedOf(m.Snapshot.Issues) {
		t.Row(m.AddIssue(append(cells[:0], write.Count(n+1)), *one.Cause)...)
		for _, i := range one.After {
			t.Row(m.AddIssue(append(cells[:0], write.Cell{}), *i)...)
		}
	}
	t.End()
}

// explanations writes 情况说明: every explanation that is taken, with what it
// explains.
func (m *master) explanations() {
	t := m.table("情况说明", 2, []view.Column{view.Short("序号", 6), view.Words("单位", 22), view.Words(m.SubjectHead(), 20), view.Short("表单", 10), view.Short("工作表", 9),
		view.Short("单元格", 8), view.Short("规则代码", 9), view.Words("审核意见", 40), view.Words("现填内容", 14), view.Words("情况说明", 44), view.Short("收到时间", 17), view.Words("文件", 24)})
	var all []*record.Issue
	for n := range m.Snapshot.Issues {
		if i := &m.Snapshot.Issues[n]; i.Explanation != nil {
			all = append(all, i)
		}
	}
	begin(t, "情况说明", fmt.Sprintf("共 %d 条    %s", len(all), write.Moment))
	for n, i := range all {
		a := i.Explanation
		t.Row(write.Count(n+1), write.Text(m.Unit(i.Department)), write.Text(m.IssueLabel(*i)), write.Text(m.FormName(i.Form)),
			write.Text(i.Place.Sheet), write.Text(i.Where(finding.ZH)), write.Text(string(i.Code)), m.CountedCell(*i), write.Text(i.Value),
			write.Text(a.Explanation), write.Text(m.When(a.File.Arrival)), write.Text(finding.OneLine(a.File.Path)))
	}
	t.End()
}
