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
	groups := tallies(d.Snapshot.Issues, func(i *record.Issue) string { return string(i.Code) })
	senders := distinct(d.Snapshot.Issues, func(i *record.Issue) (string, string) { return string(i.Code), i.Department })
	p := &panel{name: "按规则统计", title: "审核意见按规则统计", note: d.Tally(d.Snapshot.Issues) + "    " + d.AsOfText(), empty: "没有审核意见。",
		frozen: 1, columns: countColumns(view.Short("规则代码", 12), view.Words("规则名称", 50), view.Number("涉及单位", 12))}
	titles := d.titles()
	for _, code := range slices.Sorted(maps.Keys(groups)) {
		if groups[code].all == 0 {
			continue
		}
		p.counted(*groups[code], write.Text(code), write.Text(titles[finding.Code(code)].Title.In(finding.ZH)),
			write.Count(senders[code]))
	}
	p.close(write.Text("合计"), write.Cell{}, write.Cell{})
	p.sumCounts(d.Snapshot.Issues)
	return p
}

// byDepartment counts the findings of every department.
func (d *daily) byDepartment() *panel {
	groups := tallies(d.Snapshot.Issues, func(i *record.Issue) string { return i.Department })
	codes := distinct(d.Snapshot.Issues, func(i *record.Issue) (string, string) { return i.Department, string(i.Code) })
	p := &panel{name: "按单位统计", title: "审核意见按单位统计", note: d.Tally(d.Snapshot.Issues) + "    " + d.AsOfText(),
		frozen: 1, columns: withResolutions(countColumns(view.Words("单位", 38), view.Number("涉及规则", 12)))}
	resolutions := d.Resolutions()
	for _, unit := range append(d.departments(), "") {
		if n := tallyOf(groups, unit); unit != "" || n.all > 0 || resolutions[unit] != nil {
			p.counted(n, write.Text(d.Sender(record.Duty{Department: unit})), write.Count(codes[unit]))
			last := len(p.rows) - 1
			p.rows[last] = append(p.rows[last], resolutionCells(resolutions[unit])...)
		}
	}
	p.close(write.Text("合计"), write.Cell{})
	p.sumCounts(d.Snapshot.Issues)
	p.sum(len(d.Snapshot.Resolved))
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
func (p *panel) counted(n tally, lead ...write.Cell) {
	for _, s := range weights {
		lead = append(lead, write.Count(n.by[s]))
	}
	p.row(append(lead, write.Count(n.all))...)
}

// sumCounts closes the columns of counts.
func (p *panel) sumCounts(issues []record.Issue) {
	counts := view.CountSeverities(issues)
	for _, s := range weights {
		p.sum(counts[s])
	}
	p.sum(view.CountTold(issues))
}

// distinct counts by a word of findings how many other words of theirs there are.
func distinct(issues []record.Issue, words func(*record.Issue) (by, of string)) map[string]int {
	type pair struct{ by, of string }
	seen, out := map[pair]bool{}, map[string]int{}
	for n := range issues {
		by, of := words(&issues[n])
		if p := (pair{by, of}); issues[n].Because == "" && !seen[p] {
			seen[p] = true
			out[by]++
		}
	}
	return out
}
