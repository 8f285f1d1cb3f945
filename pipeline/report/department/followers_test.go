package department

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// scale is a sheet whose scores are on a scale of 100: three of them are above
// their weights only because of that.
func scale() *record.Snapshot {
	b := reporttest.NewBuilder()
	f := b.Score(reporttest.Facts2023[0], record.Returned)
	cause := finding.Finding{Code: "T14", Severity: finding.Error, Form: "score-sheet", Project: "A-01", Message: finding.Same("像是按百分制打的分"),
		Place: finding.Place{Sheet: "评分表", Cell: reporttest.MustRef("E12")}}
	for _, cell := range []string{"E12", "E13", "E14", "E16"} {
		cause.Cells = append(cause.Cells, finding.Cell{At: reporttest.MustRef(cell)})
	}
	for _, cell := range []string{"E12", "E13", "E14", "E16"} {
		above := finding.Finding{Code: "T01", Severity: finding.Error, Form: "score-sheet", Project: "A-01", Value: "90", Expected: "5",
			Place: finding.Place{Sheet: "评分表", Cell: reporttest.MustRef(cell)}, Because: finding.KeyOf(cause).String(),
			Message: finding.Same("得分高于分值"), Fix: finding.Same("改为 5")}
		i := record.Issue{Finding: above}
		if cell == "E14" {
			i.Objection = &record.Answer{Objection: "就是这么打的", Objected: record.Waiting}
		}
		b.Issue(f, i)
	}
	b.Issue(f, record.Issue{Finding: cause})
	return &b.Snapshot
}

// TestWhatFollowsStandsBelowItsCause, by rule, without advice; what was answered
// before keeps its line.
func TestWhatFollowsStandsBelowItsCause(t *testing.T) {
	x := reporttest.Open(t, mustDepartment(t, scale(), "213001"))
	rows, err := x.GetRows("审核意见")
	if err != nil {
		t.Fatal(err)
	}
	var got [][]string
	for _, row := range rows[2:] {
		got = append(got, []string{row[4], row[5], row[6], row[8], row[9], row[13], row[14]})
	}
	want := [][]string{
		{"E12–E14、E16", "须修改", "像是按百分制打的分", "", "", "", "待改正"},
		{"E12、E13、E16", "连带", "　改好上一条后再看：E12、E13、E16 T01", "", "", "", "随 E12–E14、E16（T14）解决，不用单独改"},
		{"E14", "连带", "　改好上一条后再看：E14 T01", "", "", "就是这么打的", "异议已收到，等绩效科处理；随 E12–E14、E16（T14）解决，不用单独改"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if lead := rows[0][0]; !strings.HasPrefix(lead, "还有 1 处须修改，") {
		t.Errorf("the report begins with %q", lead)
	}
}

// TestTheFirstCellIsLinked, whatever else a finding is about.
func TestTheFirstCellIsLinked(t *testing.T) {
	s := scale()
	all := view.NewDepartments(reporttest.Campaign2023(), s)
	all.Beside(map[int64]view.Copy{s.Files[0].ID: {Name: "评分表_A-01_审核.xlsx"}})
	var report bytes.Buffer
	if err := New(all).Write(&report, "213001", s.Run.AsOf); err != nil {
		t.Fatal(err)
	}
	x := reporttest.Open(t, report.Bytes())
	for cell, want := range map[string]string{"E3": "评分表_A-01_审核.xlsx#'评分表'!E12", "E4": ""} {
		linked, target, err := x.GetCellHyperLink("审核意见", cell)
		if err != nil || linked != (want != "") || target != want {
			t.Errorf("%s leads to %q (%v), want %q", cell, target, err, want)
		}
	}
}

// TestALetterGoesByCauses, and names all of their cells.
func TestALetterGoesByCauses(t *testing.T) {
	all := New(view.NewDepartments(reporttest.Campaign2023(), scale()))
	told := all.Told("213001")
	if len(told) != 1 || told[0].Code != "T14" {
		t.Fatalf("told are %+v", told)
	}
	l := all.FindingsLetter("213001", told, 0)
	if !strings.HasSuffix(l.Subject, "】审核意见：1 处须修改") {
		t.Errorf("the subject is %q", l.Subject)
	}
	if got := all.spelled("213001", told)[0]; got != "【须修改】评分表_A-01.xlsx 评分表!E12–E14、E16：像是按百分制打的分" {
		t.Errorf("spelled %q", got)
	}
}
