package view

import (
	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// followerLabel stands in the place of the severity of what follows from
// another finding.
const followerLabel = "连带"

// Told are the findings that are told by themselves, and counted.
func Told(issues []record.Issue) []record.Issue {
	var told []record.Issue
	for _, i := range issues {
		if i.Because == "" {
			told = append(told, i)
		}
	}
	return told
}

// CountTold is how many findings are told by themselves.
func CountTold(issues []record.Issue) int {
	n := 0
	for i := range issues {
		n += count(issues[i].Because == "")
	}
	return n
}

// FoldedOf are findings, where they stand, with those that follow from each.
func FoldedOf(issues []record.Issue) []finding.Told[*record.Issue] {
	return finding.Fold(placed(issues), func(i *record.Issue) finding.Finding { return i.Finding })
}

// placed are findings where they stand.
func placed(issues []record.Issue) []*record.Issue {
	all := make([]*record.Issue, len(issues))
	for i := range issues {
		all[i] = &issues[i]
	}
	return all
}

// Folded are findings with those that follow from each.
func Folded(issues []record.Issue) []finding.Told[record.Issue] {
	return finding.Fold(issues, func(i record.Issue) finding.Finding { return i.Finding })
}

// Later says what is to be looked at again once something is mended, without
// what it says now: 改好上一条后再看：E33 等级与评分不符.
func (v *View) Later(after []record.Issue) string {
	found := make([]finding.Finding, len(after))
	for n, i := range after {
		found[n] = i.Finding
	}
	return "改好上一条后再看：" + finding.After(found, v.Title, finding.ZH)
}

// LaterCell is what a list says of what follows from the finding above it.
func (v *View) LaterCell(after ...record.Issue) write.Cell {
	return write.Text("　" + v.Later(after))
}

// Greyed are the cells of what follows from the finding above it.
func Greyed(cells []write.Cell) []write.Cell {
	for i := range cells {
		cells[i] = cells[i].Toned(write.Grey)
	}
	return cells
}

// Title is what the catalogue calls a rule, empty where it does not have it.
func (v *View) Title(code finding.Code) finding.Text {
	if v.Campaign.Engine == nil {
		return finding.Text{}
	}
	info, _ := v.Campaign.Engine.Info(code)
	return info.Title
}
