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
