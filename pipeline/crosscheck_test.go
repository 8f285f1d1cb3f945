package pipeline_test

import (
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// TestSubmissionsAreHeldAgainstEachOther from the bytes on: files of one look,
// a repetition, and a score that is not the issued one.
func TestSubmissionsAreHeldAgainstEachOther(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	good := sample(t, cityManagement, "评分表_A-01.xlsx")
	other := edited(t, good, map[string]string{"F16": "另一种说法"})
	put(t, o.Inbox, sheetA01, good)
	put(t, o.Inbox, cityManagement+"/评分表_A-01_改.xlsx", other)
	s := mustRun(t, o).Snapshot
	first := across(s)
	if diff := gocmp.Diff([]string{"X01 213001 " + cityManagement + "/评分表_A-01_改.xlsx B3 new"}, first); diff != "" {
		t.Errorf("two files at one look (-want +got):\n%s", diff)
	}
	held := []string{"1 " + sheetA01 + " needs_explanation", "2 " + cityManagement + "/评分表_A-01_改.xlsx needs_explanation"}
	if diff := gocmp.Diff(held, chainOf(s, "score-sheet", "A-01")); diff != "" || s.Versions[0].Standing() || s.Versions[1].Standing() {
		t.Errorf("neither stands, both are handed in (-want +got):\n%s", diff)
	}
	put(t, o.Inbox, cityManagement+"/评分表_A-01_终稿.xlsx", edited(t, other, map[string]string{"J60": "备查"}))
	put(t, o.Inbox, cityManagement+"/评分表_A-01_再报.xlsx", edited(t, other, map[string]string{"J61": "备查"}))
	put(t, o.Inbox, "绩效科/评分统计表.xlsx", edited(t, samples.Form(t, "评分统计表_样例.xlsx"), map[string]string{"D4": "90.36"}))
	s = mustRun(t, later(o, 1)).Snapshot
	second := across(s)
	want := []string{
		"X07 213001 " + cityManagement + "/评分表_A-01_终稿.xlsx - new",
		"X02 - 绩效科/评分统计表.xlsx D4 new",
	}
	if diff := gocmp.Diff(want, second); diff != "" {
		t.Errorf("a repetition and a list (-want +got):\n%s", diff)
	}
	chain := []string{"1 " + sheetA01 + " superseded", "2 " + cityManagement + "/评分表_A-01_改.xlsx superseded",
		"3 " + cityManagement + "/评分表_A-01_再报.xlsx accepted", "0 " + cityManagement + "/评分表_A-01_终稿.xlsx duplicate"}
	if diff := gocmp.Diff(chain, chainOf(s, "score-sheet", "A-01")); diff != "" {
		t.Errorf("a later one says which (-want +got):\n%s", diff)
	}
	if got := verdicts(s)["绩效科/评分统计表.xlsx"]; got != record.Accepted {
		t.Errorf("what the section issued is %s", got)
	}
}

// TestASheetThatIsWrongByItselfBlamesNobody from the bytes on: the list of the
// same look is right, and the sheet's own total says so.
func TestASheetThatIsWrongByItselfBlamesNobody(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	good := sample(t, cityManagement, "评分表_A-01.xlsx")
	put(t, o.Inbox, sheetA01, edited(t, good, map[string]string{"B33": "93.16"}))
	put(t, o.Inbox, "绩效科/评分统计表.xlsx", samples.Form(t, "评分统计表_样例.xlsx"))
	s := mustRun(t, o).Snapshot
	if got := codesByFile(s)[sheetA01]; got != "T05" || len(across(s)) > 0 {
		t.Errorf("the sheet is told %s, across %v; want T05 alone", got, across(s))
	}
	put(t, o.Inbox, sheetA01, good)
	if s = mustRun(t, later(o, 24)).Snapshot; len(across(s)) > 0 || verdicts(s)[sheetA01] != record.Accepted {
		t.Errorf("mended, it is %s, and across %v", verdicts(s)[sheetA01], across(s))
	}
}

// across are the findings between submissions, as lines.
func across(s *record.Snapshot) []string {
	var out []string
	dash := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	for _, i := range s.Issues {
		if i.Code[0] == 'X' && i.Audience == finding.Everyone {
			out = append(out, string(i.Code)+" "+dash(i.Department)+" "+i.Place.File+" "+dash(i.Place.Cell.String())+" "+string(i.State))
		}
	}
	return out
}
