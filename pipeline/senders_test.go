package pipeline_test

import (
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/record"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

const (
	water  = "403001钢城区城乡水务局"
	nature = "402001钢城区自然资源局"
)

// merged puts one unit into another after a day of October 2023.
func merged(o pipeline.Options, from, into string, after int) pipeline.Options {
	c, facts := *o.Campaign, *o.Campaign.Facts
	facts.Units = append([]register.Unit(nil), facts.Units...)
	for i := range facts.Units {
		if u := &facts.Units[i]; u.Code == from {
			u.Until, u.Successor = value.Date{Year: 2023, Month: 10, Day: after}, into
		}
	}
	c.Facts = register.New(facts)
	o.Campaign = &c
	return o
}

// TestAMergedUnitsDutiesAreItsSuccessors: what was accepted before stands and
// is not judged again; what comes later is understood under either name and in
// either folder.
func TestAMergedUnitsDutiesAreItsSuccessors(t *testing.T) {
	t.Parallel()
	o := merged(fixture(t), "403001", "402001", 14)
	put(t, o.Inbox, water+"/评分表_A-05.xlsx", sample(t, water, "评分表_A-05.xlsx"))
	before := mustRun(t, o).Snapshot
	if d := before.Versions[0].Duty.Department; d != "403001" {
		t.Fatalf("before the merger it is %s's", d)
	}
	const again, old = nature + "/评分表_A-05_新.xlsx", water + "/整改台账.xlsx"
	put(t, o.Inbox, again, edited(t, sample(t, water, "评分表_A-05.xlsx"), map[string]string{"B4": "[402001]钢城区自然资源局", "F16": "另一种说法"}))
	put(t, o.Inbox, old, edited(t, sample(t, water, "整改台账.xlsx"), map[string]string{"J5": "2023-10-09"}))
	out := mustRun(t, later(o, 48)) // 15 October
	if out.Rejudged > 0 {
		t.Errorf("%d files judged again", out.Rejudged)
	}
	want := map[string]record.Verdict{water + "/评分表_A-05.xlsx": record.Superseded, again: record.Accepted, old: record.Accepted}
	if diff := gocmp.Diff(want, verdicts(out.Snapshot)); diff != "" {
		t.Errorf("verdicts (-want +got):\n%s", diff)
	}
	for _, v := range out.Snapshot.Versions {
		if v.Duty.Department != "402001" {
			t.Errorf("%s is still %s's", v.File.Path, v.Duty.Department)
		}
	}
	for _, i := range out.Snapshot.Issues {
		if i.Department == "403001" {
			t.Errorf("%s is told to the unit that is gone", i.Code)
		}
	}
	current, err := later(o, 48).Current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(out.Snapshot.Versions, current.Versions); diff != "" {
		t.Errorf("read again (-run +current):\n%s", diff)
	}
}

// TestAnEvaluatorIssuesScores as the section does, and nothing else; in no known
// folder nobody does.
func TestAnEvaluatorIssuesScores(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	o.Campaign.Settings.Evaluators = []string{"明信会计师事务所"}
	list := samples.Form(t, "评分统计表_样例.xlsx")
	const issued, loose, sheet = "明信会计师事务所/评分统计表.xlsx", "某某公司/评分统计表.xlsx", "明信会计师事务所/评分表_A-01.xlsx"
	put(t, o.Inbox, issued, edited(t, list, map[string]string{"D4": "90.36"}))
	put(t, o.Inbox, loose, list)
	put(t, o.Inbox, sheet, sample(t, cityManagement, "评分表_A-01.xlsx"))
	s := mustRun(t, o).Snapshot
	want := map[string]record.Verdict{issued: record.Accepted, loose: record.Returned, sheet: record.Returned}
	if diff := gocmp.Diff(want, verdicts(s)); diff != "" {
		t.Errorf("verdicts (-want +got):\n%s", diff)
	}
	if diff := gocmp.Diff([]string{"1 " + issued + " accepted"}, chainOf(s, "score-list", "")); diff != "" || len(s.Versions) != 1 {
		t.Errorf("%d versions (-want +got):\n%s", len(s.Versions), diff)
	}
	// A department's sheet that says otherwise goes back, the issued score stays.
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	s = mustRun(t, later(o, 1)).Snapshot
	if v := verdicts(s); v[sheetA01] != record.Returned || v[issued] != record.Accepted || codesByFile(s)[sheetA01] != "X02" {
		t.Errorf("the sheet is %s, the list %s: %v", v[sheetA01], v[issued], codesByFile(s))
	}
}

// TestAReportOfNothingIsHandedIn (零报告): it is late where it is late, and
// nothing is missing.
func TestAReportOfNothingIsHandedIn(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	o.AsOf = samples.Evenings(t)[2].AsOf
	rows := map[string]string{}
	for _, col := range []string{"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"} {
		for _, line := range []string{"5", "6", "7", "8", "9"} {
			rows[col+line] = ""
		}
	}
	rows["B5"] = "零报告"
	put(t, o.Inbox, cityManagement+"/零报告.xlsx", edited(t, sample(t, cityManagement, "整改情况报告表.xlsx"), rows))
	s := mustRun(t, o).Snapshot
	if v := verdicts(s)[cityManagement+"/零报告.xlsx"]; v != record.NeedsExplanation || codesByFile(s)[cityManagement+"/零报告.xlsx"] != "D01" {
		t.Errorf("the report of nothing is %s: %v", v, codesByFile(s))
	}
	for _, i := range s.Issues {
		if i.Department == "213001" && i.Form == "rectification" && i.Code == "D02" {
			t.Error("what was reported as nothing is told to be missing")
		}
	}
}

// TestAUnitThatTakesPartReports on a joint project (配合单位), for the duty of
// the project's own unit; another unit does not.
func TestAUnitThatTakesPartReports(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	c, facts := *o.Campaign, *o.Campaign.Facts
	facts.Projects = append([]register.Project(nil), facts.Projects...)
	for i := range facts.Projects {
		if p := &facts.Projects[i]; p.Code == "A-05" {
			p.CoUnits = []string{"402001"}
		}
	}
	c.Facts = register.New(facts)
	o.Campaign = &c
	joint := edited(t, sample(t, water, "整改台账.xlsx"), map[string]string{"J5": "2023-10-09", "C3": "[402001]钢城区自然资源局"})
	const from, other = nature + "/整改台账.xlsx", transport + "/整改台账.xlsx"
	put(t, o.Inbox, from, joint)
	put(t, o.Inbox, other, joint)
	s := mustRun(t, o).Snapshot
	if diff := gocmp.Diff([]string{"1 " + from + " accepted"}, chainOf(s, "rectification", "A-05")); diff != "" || s.Versions[0].Duty.Department != "403001" {
		t.Errorf("%v (-want +got):\n%s", codesByFile(s), diff)
	}
	if v := verdicts(s)[other]; v != record.Returned {
		t.Errorf("a unit that takes no part: %s", v)
	}
}
