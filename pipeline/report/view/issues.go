package view

import (
	"fmt"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// IssueColumns are those of the section's list of findings.
func (v *View) IssueColumns() []Column {
	return []Column{Short("序号", 6).OnSheet(), Words("单位", 18), Short("表单", 10), Words(v.SubjectHead(), 20), Words("文件", 20),
		Short("工作表", 9), Short("单元格", 8), Short("级别", 8), Words("审核意见", 40), Words("现填内容", 12),
		Words("应为", 12), Words("修改办法", 28), Short("规则代码", 9), Short("首次发现", 11).OnSheet().OffPaper(), Short("可见范围", 10).OnSheet().OffPaper()}
}

// IssueCells is a finding as the section reads it. Of one that follows from
// another it says where it is; what it says and advises holds only until that
// is mended.
func (v *View) IssueCells(i record.Issue) []write.Cell { return v.AddIssue(nil, i) }

// AddIssue adds them to cells that stand before.
func (v *View) AddIssue(before []write.Cell, i record.Issue) []write.Cell {
	seenBy := "单位和绩效科"
	if i.Audience == finding.Section {
		seenBy = "仅绩效科"
	}
	said, expected, fix := v.explained(i), i.Expected, i.Fix.In(finding.ZH)
	if i.Because != "" {
		said, expected, fix = v.LaterCell(i), "", ""
	}
	cells := append(before,
		write.Text(v.Unit(i.Department)), write.Text(v.FormName(i.Form)), write.Text(v.IssueLabel(i)),
		write.Text(i.Place.File), write.Text(i.Place.Sheet), write.Text(i.Where(finding.ZH)), SeverityCell(i),
		said, write.Text(i.Value), write.Text(expected), write.Text(fix),
		write.Text(string(i.Code)), v.FirstSeen(i), write.Text(seenBy))
	if i.Because != "" {
		Greyed(cells[len(before):])
	}
	return cells
}

// SeverityCell is a finding's severity, or what became of it where it does not
// count.
func SeverityCell(i record.Issue) write.Cell {
	if i.Because != "" {
		return write.Text(followerLabel).Toned(write.Grey)
	}
	if i.Weight() == 0 {
		return write.Text(relieved(i).Label().ZH)
	}
	tone := map[finding.Severity]write.Tone{finding.Error: write.Red, finding.Warning: write.Amber, finding.Info: write.Blue}[i.Severity]
	return write.Text(i.Severity.Label().ZH).Toned(tone)
}

// MessageCell is what is said, and with it who excused it and why.
func MessageCell(i record.Issue) write.Cell {
	return write.Text(i.Message.In(finding.ZH) + waived(i))
}

// CountedCell is MessageCell with the days counted.
func (v *View) CountedCell(i record.Issue) write.Cell {
	return write.Text(v.Counted(i) + waived(i))
}

// Counted is what is said, and of what has not come (D02, D03) how many days are
// left, or were since: for letters and what is made with every run. What lies in
// a department's folder names the day alone.
func (v *View) Counted(i record.Issue) string {
	said := i.Message.In(finding.ZH)
	if i.Code != "D02" && i.Code != "D03" || i.Variant != "" {
		return said
	}
	deadline, err := value.ParseDate(i.Expected)
	if err != nil {
		return said
	}
	return said + "（" + v.until(deadline).String() + "）"
}

func waived(i record.Issue) string {
	w := i.Waived
	if w == nil {
		return ""
	}
	until := ""
	if w.Until != "" {
		until = "，有效期至 " + w.Until
	}
	return fmt.Sprintf("（特殊情况备案：%s批准，事由“%s”%s）", w.Approver, w.Reason, until)
}

// Tally counts findings by severity in words: those that are told by themselves,
// and how many follow from them.
func (v *View) Tally(issues []record.Issue) string { return v.TallyOf(placed(issues)) }

// TallyOf counts findings where they stand.
func (v *View) TallyOf(issues []*record.Issue) string {
	told, n := 0, map[finding.Severity]int{}
	relievedAs := map[record.State]int{}
	for _, i := range issues {
		if i.Because != "" {
			continue
		}
		told++
		n[i.Weight()]++
		if i.Weight() == 0 {
			relievedAs[relieved(*i)]++
		}
	}
	var parts []string
	for _, s := range []finding.Severity{finding.Error, finding.Warning, finding.Info} {
		if n[s] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", s.Label().ZH, n[s]))
		}
	}
	for _, s := range []record.State{record.Waived, record.Explained, record.Dismissed} {
		if relievedAs[s] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", s.Label().ZH, relievedAs[s]))
		}
	}
	tally := fmt.Sprintf("共 %d 条", told)
	if len(parts) > 0 {
		tally += "：" + strings.Join(parts, "，")
	}
	if n := len(issues) - told; n > 0 {
		tally += fmt.Sprintf("；另有%s %d 条，改好主要问题后再看", followerLabel, n)
	}
	return tally
}

// CountSeverities counts by what weighs: what is waived or relieved under none,
// what follows from another finding not at all.
func CountSeverities(issues []record.Issue) map[finding.Severity]int {
	n := map[finding.Severity]int{}
	for i := range issues {
		if issues[i].Because == "" {
			n[issues[i].Weight()]++
		}
	}
	return n
}

// Place names sheet and cells: 评分表!E32.
func Place(i record.Issue) string {
	if cell := i.Where(finding.ZH); cell != "" && i.Place.Sheet != "" {
		return finding.OneLine(i.Place.Sheet) + "!" + cell
	}
	return finding.OneLine(i.Place.Sheet)
}
