package report

import (
	"slices"

	"jixiao/pipeline/record"
	"jixiao/pipeline/report/book"
	"jixiao/rules/finding"
)

// weights in the order in which tables count them: the severities, and none,
// which is what is waived.
var weights = []finding.Severity{finding.Error, finding.Warning, finding.Info, 0}

func weightLabel(s finding.Severity) string {
	if s == 0 {
		return record.Waived.Label().ZH
	}
	return s.Label().ZH
}

// byRule counts the findings of every rule.
func (d *daily) byRule() {
	groups := map[string][]record.Issue{}
	for _, i := range d.s.Issues {
		groups[string(i.Code)] = append(groups[string(i.Code)], i)
	}
	var codes []string
	for code := range groups {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	titles := d.titles()
	t := d.table("按规则统计", 1, countColumns(short("规则代码", 12), text("规则名称", 50), number("涉及单位", 12)))
	t.begin("审核意见按规则统计", d.tally(d.s.Issues)+"    "+d.state())
	for _, code := range codes {
		t.counted(groups[code], book.Text(code), book.Text(titles[finding.Code(code)].Title.In(finding.ZH)),
			book.Count(senders(groups[code])))
	}
	t.end()
	t.closeCounts(d.s.Issues, 3)
}

// byDepartment counts the findings of every department.
func (d *daily) byDepartment() {
	groups := map[string][]record.Issue{}
	for _, i := range d.s.Issues {
		groups[i.Department] = append(groups[i.Department], i)
	}
	t := d.table("按单位统计", 1, countColumns(text("单位", 50), number("涉及规则", 12)))
	t.begin("审核意见按单位统计", d.tally(d.s.Issues)+"    "+d.state())
	for _, unit := range append(d.departments(), "") {
		if issues := groups[unit]; unit != "" || len(issues) > 0 {
			t.counted(issues, book.Text(d.sender(record.Duty{Department: unit})), book.Count(codesOf(issues)))
		}
	}
	t.end()
	t.closeCounts(d.s.Issues, 2)
}

// countColumns are the columns of a count, after those that say of what.
func countColumns(lead ...column) []column {
	for _, s := range weights {
		lead = append(lead, number(weightLabel(s), 12))
	}
	return append(lead, number("合计", 12))
}

// counted writes a row with the findings by weight.
func (t *table) counted(issues []record.Issue, lead ...book.Cell) {
	n := countSeverities(issues)
	for _, s := range weights {
		lead = append(lead, book.Count(n[s]))
	}
	t.Row(append(lead, book.Count(len(issues)))...)
}

// closeCounts writes 合计 under the columns after the first n.
func (t *table) closeCounts(issues []record.Issue, n int) {
	last := t.Next() - 1
	counts := countSeverities(issues)
	cells := make([]book.Cell, n)
	cells[0] = book.Text("合计")
	for _, s := range weights {
		cells = append(cells, t.over("SUM", len(cells)+1, last, book.Count(counts[s])))
	}
	cells = append(cells, t.over("SUM", len(cells)+1, last, book.Count(len(issues))))
	for i := range cells {
		cells[i] = cells[i].As(book.Total)
	}
	t.Row(cells...)
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
