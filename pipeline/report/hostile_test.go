package report

import (
	"bytes"
	"strings"
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/daily"
	"jixiao/pipeline/report/department"
	"jixiao/pipeline/report/master"
	"jixiao/pipeline/report/receipt"
	"jixiao/pipeline/report/view"
)

// TestHostileAnswersStayText in every report and receipt.
func TestHostileAnswersStayText(t *testing.T) {
	for _, words := range []string{"=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "<script>alert(1)</script>", "<b>&amp;", "a\u202Eb\u0007c",
		strings.Repeat("长", 32767), "第一行\n第二行"} {
		b := reporttest.AnsweredSheet(2, words)
		a := b.Answers[0]
		a.Explained = record.Taken
		b.Issues[1].Explanation, b.Issues[1].State = &a, record.Explained
		b.Issues[0].Objection = &record.Answer{ID: 9, FileID: 1, File: b.Files[0], Objection: words, Objected: record.Waiting}
		source := receiptText(t, &b.Snapshot) + dayPage(t, &b.Snapshot)
		if strings.Count(source, "<script") != 1 || strings.Contains(source, "<b>") || strings.ContainsAny(source, "\u202E\a") {
			t.Errorf("%.20q is markup in a page", words)
		}
		f := reporttest.Open(t, departmentOf(t, &b.Snapshot, reporttest.Facts2023[0].Unit))
		for _, at := range []string{"M4", "N3"} {
			if got := reporttest.Cell(t, f, "审核意见", at); len([]rune(got)) != len([]rune(words)) {
				t.Errorf("%.20q comes out in %s as %.20q", words, at, got)
			}
			if formula, err := f.GetCellFormula("审核意见", at); err != nil || formula != "" {
				t.Errorf("%.20q is a formula in %s: %q, %v", words, at, formula, err)
			}
		}
		m := reporttest.Open(t, masterOf(t, reporttest.Campaign2023(), &b.Snapshot))
		if formula, err := m.GetCellFormula("情况说明", "J4"); err != nil || formula != "" {
			t.Errorf("%.20q is a formula in the master: %q, %v", words, formula, err)
		}
		if got := reporttest.Cell(t, m, "情况说明", "J4"); len([]rune(got)) != len([]rune(words)) {
			t.Errorf("%.20q comes out in the master as %.20q", words, got)
		}
	}
}

// receiptText is the receipt of the first department's only file.
func receiptText(t *testing.T, s *record.Snapshot) string {
	t.Helper()
	var buf bytes.Buffer
	for _, r := range receipt.New(view.NewDepartments(reporttest.Campaign2023(), s)).Of(reporttest.Facts2023[0].Unit) {
		if err := r.Write(&buf, s.Run.AsOf); err != nil {
			t.Fatal(err)
		}
	}
	return buf.String()
}

func dayPage(t *testing.T, s *record.Snapshot) string {
	t.Helper()
	var buf bytes.Buffer
	if err := daily.New(reporttest.Campaign2023(), s).Page(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func departmentOf(t *testing.T, s *record.Snapshot, unit string) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := department.New(view.NewDepartments(reporttest.Campaign2023(), s)).Write(&buf, unit, s.Run.AsOf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func masterOf(t *testing.T, c *campaign.Campaign, s *record.Snapshot) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := master.Write(&buf, c, s); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}
