package report

import (
	"bytes"
	"strings"
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// TestWhatIsWaivedIsShown with who excused it and why, in every report, and
// counted under no severity.
func TestWhatIsWaivedIsShown(t *testing.T) {
	b := reporttest.NewBuilder()
	f := b.Score(reporttest.Facts2023[0], record.Accepted)
	b.Issue(f, record.Issue{Finding: finding.Finding{Code: "T03", Severity: finding.Error, Message: finding.Same("合计不符"),
		Waived: &finding.Waiver{Approver: "王科长", Reason: "=系统故障", Until: "2023-10-31"}}})
	b.Issues[0].State = record.Waived
	var buf bytes.Buffer
	if err := view.Findings(&buf, reporttest.Campaign2023(), &b.Snapshot, finding.ZH); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"state": "waived"`, `"approver": "王科长"`, `"until": "2023-10-31"`} {
		if !strings.Contains(buf.String(), want) {
			t.Errorf("findings.json has no %s", want)
		}
	}
	report := reporttest.Everything(t, departmentOf(t, &b.Snapshot, reporttest.Facts2023[0].Unit))
	for _, want := range []string{"已备案", "合计不符（特殊情况备案：王科长批准，事由“=系统故障”，有效期至 2023-10-31）"} {
		if !strings.Contains(report, want) {
			t.Errorf("the department's report has no %s", want)
		}
	}
	if strings.Contains(report, "1 处须修改") {
		t.Error("what is waived counts as to be mended")
	}
	if tally := view.New(reporttest.Campaign2023(), &b.Snapshot).Tally(b.Issues); tally != "共 1 条：已备案 1" {
		t.Error(tally)
	}
}
