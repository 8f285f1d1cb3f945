package view

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

func TestJSONFindingKeepsTheContract(t *testing.T) {
	got, err := json.Marshal(finding.ToJSON(reporttest.IssueT03().Finding, finding.EN))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"code":"T03","severity":"error","sheet":"评分表","cell":"E32","field":"total_score","project":"A-02","subject":{"kind":"project","id":"A-02"},` +
		`"value":"95.5","expected":"94.5","message":"A-02: total is 95.5, the scores sum to 94.5","fix":"mend the total",` +
		`"key":"T03-544f7d8c6c-e31d4a","cells":["E32"],"because":null}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
	bare, err := json.Marshal(finding.ToJSON(finding.Finding{Code: "D02", Severity: finding.Error}, finding.ZH))
	if err != nil {
		t.Fatal(err)
	}
	want = `{"code":"D02","severity":"error","sheet":null,"cell":null,"field":null,"project":null,"subject":null,` +
		`"value":"","expected":"","message":"","fix":"","key":"D02-1984680750-390fea","cells":[],"because":null}`
	if diff := cmp.Diff(want, string(bare)); diff != "" {
		t.Error(diff)
	}
}

// TestJSONNamesAllCellsAndTheCause of a finding, which has no cells where it
// has no cell.
func TestJSONNamesAllCellsAndTheCause(t *testing.T) {
	cause := reporttest.IssueT03().Finding
	f := finding.Finding{Code: "T01", Place: finding.Place{Sheet: "评分表", Cell: reporttest.MustRef("E12")},
		Because: finding.KeyOf(cause).String()}
	for _, cell := range []string{"E12", "E13", "E20"} {
		f.Cells = append(f.Cells, finding.Cell{At: reporttest.MustRef(cell), Expected: "5"})
	}
	got := finding.ToJSON(f, finding.ZH)
	if diff := cmp.Diff([]string{"E12", "E13", "E20"}, got.Cells); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	if got.Because == nil || *got.Because != finding.ToJSON(cause, finding.ZH).Key {
		t.Errorf("because of %v", got.Because)
	}
	f.Place.Cell = finding.Ref{}
	if text, err := json.Marshal(finding.ToJSON(f, finding.ZH).Cells); err != nil || string(text) != "[]" {
		t.Errorf("cells of no cell are %s, %v", text, err)
	}
}

func TestFindingsOfNothingIsAnEmptyList(t *testing.T) {
	var buf bytes.Buffer
	s := &record.Snapshot{Run: reporttest.NewBuilder().Run}
	if err := Findings(&buf, reporttest.Campaign2023(), s, finding.ZH); err != nil {
		t.Fatal(err)
	}
	want := "{\n \"as_of\": \"2023-10-13T22:00:00+08:00\",\n \"findings\": []\n}\n"
	if diff := cmp.Diff(want, buf.String()); diff != "" {
		t.Error(diff)
	}
}
