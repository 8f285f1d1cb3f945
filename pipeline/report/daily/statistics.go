package daily

import (
	"maps"
	"slices"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// weights in the order in which tables count them: the severities, and none,
// which is what is waived, explained or dismissed.
var weights = []finding.Severity{finding.Error, finding.Warning, finding.Info, 0}

func weightLabel(s finding.Severity) string {
	if s == 0 {
		return "已备案、已说明"
	}
	return s.Label().ZH
}

// byRule counts the findings of every rule.
func (d *daily) byRule() *panel {
	groups := map[string][]record.Issue{}
	for _, i := range view.Told(d.Snapshot.Issues) {
		groups[string(i.Code)] = append(groups[string(i.Code)], i)
	}
	p := &panel{name: "按规则统计", title: "审核意见按规则统计", note: d.Tally(d.Snapshot.Issues) + "    " + d.AsOfText(), empty: "没有审核意见。",
		frozen: 1, columns: countColumns(view.Short("规则代码", 12), view.Words("规则名称", 50), view.Number("涉及单位", 12))}
	titles := d.titles()
	for _, code := range slices.Sorted(maps.Keys(groups)) {
		p.counted(groups[code], write.Text(code), write.Text(titles[finding.Code(code)].Title.In(finding.ZH)),
			write.Count(senders(groups[code])))
	}
	p.close(write.Text("合计"), write.Cell{}, write.Cell{})
	p.sumCounts(d.Snapshot.Issues)
	return p
}

// byDepartment counts the findings of every department.
func (d *daily) byDepartment() *panel {
	groups := map[string][]record.Issue{}
	for _, i := range view.Told(d.Snapshot.Issues) {
		groups[i.Department] = append(groups[i.Department], i)
	}
	p := &panel{name: "按单位统计", title: "审核意见按单位统计", note: d.Tally(d.Snapshot.Issues) + "    " + d.AsOfText(),
		frozen: 1, columns: countColumns(view.Words("单位", 50), view.Number("涉及规则", 12))}
	for _, unit := range append(d.departments(), "") {
		if issues := groups[unit]; unit != "" || len(issues) > 0 {
			p.counted(issues, write.Text(d.Sender(record.Duty{Department: unit})), write.Count(codesOf(issues)))
		}
	}
	p.close(write.Text("合计"), write.Cell{})
	p.sumCounts(d.Snapshot.Issues)
	return p
}

// countColumns are the columns of a count, after those that say of what.
func countColumns(lead ...view.Column) []view.Column {
	for _, s := range weights {
		lead = append(lead, view.Number(weightLabel(s), 12))
	}
	return append(lead, view.Number("合计", 12))
}

// counted writes a row with the findings by severity.
func (p *panel) counted(issues []record.Issue, lead ...write.Cell) {
	n := view.CountSeverities(issues)
	for _, s := range weights {
		lead = append(lead, write.Count(n[s]))
	}
	p.row(append(lead, write.Count(len(issues)))...)
}

// sumCounts closes the columns of counts.
func (p *panel) sumCounts(issues []record.Issue) {
	counts := view.CountSeverities(issues)
	for _, s := range weights {
		p.sum(counts[s])
	}
	p.sum(len(view.Told(issues)))
}

func senders(issues []record.Issue) int {
	seen := map[string]bool{}
	for _, i := range issues {
		seen[i.Department] = true
	}
	return len(seen)
}

func codesOf(issues []record.Issue) int {
	seen := map[finding.Code]bool{}
	for _, i := range issues {
		seen[i.Code] = true
	}
	return len(seen)
}
