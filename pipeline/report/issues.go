package report

import (
	"fmt"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// issueColumns are those of the section's list of findings.
func issueColumns() []column {
	return []column{short("序号", 6).onSheet(), text("单位", 20), short("表单", 10), text("项目", 20), text("文件", 20),
		short("工作表", 9), short("单元格", 8), short("级别", 8), text("审核意见", 40), text("现填内容", 14),
		text("应为", 14), text("修改办法", 30), short("规则代码", 9), short("首次发现", 11).onSheet(), short("可见范围", 10).onSheet()}
}

// issues writes 审核意见清单: every finding that holds.
func (m *master) issues() {
	t := m.table("审核意见清单", 2, issueColumns())
	t.begin("审核意见清单", m.tally(m.s.Issues)+"    "+m.state())
	for i := range m.s.Issues {
		t.Row(append([]write.Cell{write.Count(i + 1)}, m.issueCells(m.s.Issues[i])...)...)
	}
	t.end()
}

// issueCells is a finding as the section reads it.
func (v *view) issueCells(i record.Issue) []write.Cell {
	seenBy := "单位和绩效科"
	if i.Audience == finding.Section {
		seenBy = "仅绩效科"
	}
	return []write.Cell{
		write.Text(v.unit(i.Department)), write.Text(v.formName(i.Form)), write.Text(v.projectLabel(i.Project)),
		write.Text(i.Place.File), write.Text(i.Place.Sheet), write.Text(i.Place.Cell.String()), severity(i),
		explained(i), write.Text(i.Value), write.Text(i.Expected), write.Text(i.Fix.In(finding.ZH)),
		write.Text(string(i.Code)), v.firstSeen(i), write.Text(seenBy),
	}
}

func severity(i record.Issue) write.Cell {
	if i.Weight() == 0 {
		return write.Text(settled(i).Label().ZH)
	}
	tone := map[finding.Severity]write.Tone{finding.Error: write.Red, finding.Warning: write.Amber, finding.Info: write.Blue}[i.Severity]
	return write.Text(i.Severity.Label().ZH).Toned(tone)
}

// message is what is said, and with it who excused it and why.
func message(i record.Issue) write.Cell {
	said := i.Message.In(finding.ZH)
	if w := i.Waived; w != nil {
		said += fmt.Sprintf("（特殊情况备案：%s批准，事由“%s”，有效期至 %s）", w.Approver, w.Reason, w.Until)
	}
	return write.Text(said)
}

// firstSeen is the day on which the finding was first told: 2023-10-13. Where
// it is not known it is the run: 第 3 次审核.
func (v *view) firstSeen(i record.Issue) write.Cell {
	switch {
	case !i.Since.IsZero():
		return write.Text(i.Since.In(v.asOf.Location()).Format("2006-01-02"))
	case i.FirstRun == 0:
		return write.Cell{}
	}
	return write.Text(fmt.Sprintf("第 %d 次审核", i.FirstRun))
}

// projectFor is a project's label as a unit may see it: another's is its code.
func (v *view) projectFor(unit, code string) string {
	p, _ := v.c.Facts.For(unit).Project(code)
	return strings.TrimSpace(code + " " + p.Name)
}

// projectLabel is code and name: A-01 城区环卫一体化保洁费.
func (v *view) projectLabel(code string) string {
	return strings.TrimSpace(code + " " + v.projectName(code))
}

// tally counts findings by severity in words.
func (v *view) tally(issues []record.Issue) string {
	n := countSeverities(issues)
	tally := fmt.Sprintf("共 %d 条：须修改 %d，须说明 %d，提示 %d",
		len(issues), n[finding.Error], n[finding.Warning], n[finding.Info])
	settledAs := map[record.State]int{}
	for _, i := range issues {
		if i.Weight() == 0 {
			settledAs[settled(i)]++
		}
	}
	for _, s := range []record.State{record.Waived, record.Explained, record.Dismissed} {
		if settledAs[s] > 0 {
			tally += fmt.Sprintf("，%s %d", s.Label().ZH, settledAs[s])
		}
	}
	return tally
}

// countSeverities counts by what weighs: what is waived or settled under none.
func countSeverities(issues []record.Issue) map[finding.Severity]int {
	n := map[finding.Severity]int{}
	for _, i := range issues {
		n[i.Weight()]++
	}
	return n
}
