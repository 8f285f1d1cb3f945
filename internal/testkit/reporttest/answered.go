package reporttest

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// AnsweredSheet is a returned score sheet with n findings, and answers in it.
func AnsweredSheet(n int, text string) *Builder {
	b := NewBuilder()
	x := Facts2023[0]
	f := b.Score(x, record.Returned)
	for i := range n {
		issue := IssueT03()
		issue.Project, issue.Place.Cell.Row = x.Code, 10+i
		issue.Value, issue.Place.File = text, f.Path
		if i > 0 {
			issue.Severity = finding.Warning
		}
		b.Issue(f, issue)
	}
	for i := range n {
		b.Answers = append(b.Answers, record.Answer{ID: int64(i + 1), FileID: f.ID, File: f, Explanation: text, Explained: record.StockPhrase,
			Place: record.Spot{Sheet: "审核意见清单", Cell: "M3"}})
	}
	return b
}
