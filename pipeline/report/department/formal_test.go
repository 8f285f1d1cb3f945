package department

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/answer"
	"jixiao/rules/finding"
)

// TestTheLetterCanBeReadOnPaper: upright, at most eight columns, and nothing
// that a clerk reads below nine points, on any sheet of the report.
func TestTheLetterCanBeReadOnPaper(t *testing.T) {
	f := reporttest.Open(t, mustDepartment(t, &reporttest.AnsweredSheet(10, "12,345.67").Snapshot, "213001"))
	if first := f.GetSheetName(0); first != formalSheet {
		t.Errorf("the first sheet is %s", first)
	}
	layout, err := f.GetPageLayout(formalSheet)
	if err != nil || *layout.Orientation != "portrait" || *layout.Size != 9 {
		t.Errorf("the letter is no A4 upright: %+v (%v)", layout, err)
	}
	if n := len(formalColumns()); n > 8 {
		t.Errorf("its table has %d columns", n)
	}
	for _, name := range f.GetSheetList() {
		if points := reporttest.SmallestType(t, f, name); points < 9 {
			t.Errorf("%s is printed at %.1f points", name, points)
		}
	}
}

// TestTheLetterIsNotAnswered: what comes back is read from the sheet behind it.
func TestTheLetterIsNotAnswered(t *testing.T) {
	f := reporttest.Open(t, mustDepartment(t, &reporttest.AnsweredSheet(3, "1").Snapshot, "213001"))
	for at, text := range map[string]string{"E7": "写在信上", "F8": "也写在信上"} {
		if err := f.SetCellStr(formalSheet, at, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellStr("审核意见", "M4", "三月起停运两条线路"); err != nil {
		t.Fatal(err)
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	wb, err := sheet.Open("最新审核意见.xlsx", buf.Bytes(), sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	read := answer.Read(wb, nil)
	if diff := cmp.Diff([]string{"审核意见"}, slices.Collect(maps.Keys(read.Sheets))); diff != "" || len(read.List) != 1 || read.List[0].Explanation != "三月起停运两条线路" {
		t.Errorf("answers are read from elsewhere: %s %+v", diff, read.List)
	}
}

// TestTheLetterIsBounded: of many findings it says how many more there are.
func TestTheLetterIsBounded(t *testing.T) {
	f := reporttest.Open(t, mustDepartment(t, &reporttest.AnsweredSheet(mostFormal+7, "1").Snapshot, "213001"))
	rows, err := f.GetRows(formalSheet)
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, row := range rows {
		text += strings.Join(row, "|") + "\n"
	}
	if !strings.Contains(text, "还有 7 条，见后面的“审核意见”表。") || strings.Contains(text, "\n101|") {
		t.Error("it is as long as the sheet behind it")
	}
}

// TestTheSectionSignsNothing: nobody hands its own letter over.
func TestTheSectionSignsNothing(t *testing.T) {
	b := reporttest.NewBuilder()
	i := reporttest.IssueT03()
	i.Department, i.Severity = "", finding.Warning
	b.Issue(b.File("绩效科/评分统计表.xlsx", "returned"), i)
	text := reporttest.Everything(t, mustDepartment(t, &b.Snapshot, Section))
	if !strings.Contains(text, "审核意见书") || strings.Contains(text, "签收人") {
		t.Error("the section's letter is one to sign")
	}
}
