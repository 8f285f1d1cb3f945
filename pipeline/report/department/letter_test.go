package department

import (
	"strings"
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// A name in a file makes no second line in a letter, and what others did is in
// no department's letter.
func TestLettersAreOnesOwnAndOneLineALine(t *testing.T) {
	s := reporttest.FirstEvening()
	f := s.Files[0]
	s.Issues = append(s.Issues, record.Issue{FileID: f.ID, Department: f.Department, FirstRun: 1, State: record.New,
		Finding: finding.Finding{Code: "T03", Severity: finding.Error, Place: finding.Place{File: f.Department + "/a\r\nBcc: b.xlsx", Sheet: "x\u2028y"},
			Message: finding.Text{ZH: "合计\n不对"}, Audience: finding.Everyone}})
	all := New(view.NewDepartments(reporttest.Campaign2023(), s))
	for _, x := range reporttest.Facts2023 {
		text := strings.Join(all.FindingsLetter(x.Unit, all.Told(x.Unit), 1).Lines, "\x00") +
			strings.Join(all.ReminderLetter(x.Unit, all.Owing(x.Unit)).Lines, "\x00")
		if strings.ContainsAny(text, "\r\n\u2028") {
			t.Errorf("%s: a line is two:\n%s", x.Unit, text)
		}
		for _, other := range reporttest.Facts2023 {
			if other.Unit != x.Unit && (strings.Contains(text, other.UnitName) || strings.Contains(text, other.Code+" ")) {
				t.Errorf("%s reads of %s %s:\n%s", x.UnitName, other.UnitName, other.Code, text)
			}
		}
	}
}

// TestALetterCountsTheDays that the finding does not.
func TestALetterCountsTheDays(t *testing.T) {
	s := reporttest.FirstEvening()
	s.Run.AsOf = s.Run.AsOf.AddDate(0, 0, 5)
	missing := record.Issue{Department: "101001", Finding: finding.Finding{Code: "D02", Severity: finding.Error, Form: "score-sheet", Project: "A-10",
		Expected: "2023-10-15", Audience: finding.Everyone, Message: finding.Text{ZH: "评分表还没有收到"}}}
	s.Issues = append(s.Issues, missing)
	all := New(view.NewDepartments(reporttest.Campaign2023(), s))
	text := strings.Join(all.FindingsLetter("101001", all.Told("101001"), 0).Lines, "\n")
	if !strings.Contains(text, "评分表还没有收到（已逾期 3 天）") {
		t.Errorf("the letter does not count:\n%s", text)
	}
}
