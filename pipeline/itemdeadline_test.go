package pipeline_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/pipeline"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

const rectified = transport + "/整改情况报告表.xlsx"

// finishedLate is the transport bureau's report with an item that was finished a
// day after the campaign's deadline.
func finishedLate(t testing.TB) []byte {
	t.Helper()
	return edited(t, sample(t, transport, "整改情况报告表.xlsx"), map[string]string{"H5": "", "J5": "2023-10-16"})
}

// problemList is the section's list of one problem of the transport bureau.
func problemList(t testing.TB, due string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	for i, row := range [][]any{{"2023年度绩效评价问题清单"},
		{"问题编号", "项目编号", "项目名称", "问题类别", "问题描述", "整改要求", "整改时限"},
		{"W-01", "A-03", "公交车辆运行补贴费用", "资金管理", "指标未细化量化", "细化", due},
		{"W-02", "A-03", "公交车辆运行补贴费用", "项目立项", "指标未细化量化", "细化", due}} {
		if err := f.SetSheetRow("Sheet1", "A"+itoa(i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// afterDeadline is a workspace a day after the deadline for rectification.
func afterDeadline(t testing.TB) pipeline.Options {
	t.Helper()
	o := fixture(t)
	o.Campaign.Owed = nil // the report itself is late for nothing
	o.AsOf = time.Date(2023, 10, 17, 14, 0, 0, 0, time.UTC)
	put(t, o.Inbox, rectified, finishedLate(t))
	return o
}

func late(s *record.Snapshot) []record.Issue {
	var out []record.Issue
	for _, i := range s.Issues {
		if i.Code == "D04" {
			out = append(out, i)
		}
	}
	return out
}

// TestTheListsOwnDayCounts: an item that is late by the campaign's deadline is
// not once the list gives it longer, and is again when the list gives it less.
func TestTheListsOwnDayCounts(t *testing.T) {
	t.Parallel()
	o := afterDeadline(t)
	for _, x := range []struct{ due, want string }{{"", "2023-10-15"}, {"2023-10-31", ""}, {"2023-10-10", "2023-10-10"}} {
		if x.due != "" {
			put(t, o.Inbox, "绩效科/问题清单.xlsx", problemList(t, x.due))
		}
		s, told := mustRun(t, o).Snapshot, ""
		for _, i := range late(s) {
			if i.Place.File != rectified || i.Place.Cell.String() != "J5" && i.Place.Cell.String() != "J6" || i.Department != "207001" {
				t.Errorf("told at %+v to %s", i.Place, i.Department)
			}
			told = i.Limit
		}
		if told != x.want {
			t.Errorf("by the list's %q the last day is %q, want %q", x.due, told, x.want)
		}
		stands := record.NeedsExplanation
		if x.want == "" {
			stands = record.Accepted
		}
		if got := verdicts(s)[rectified]; got != stands {
			t.Errorf("by the list's %q the report is %s, want %s", x.due, got, stands)
		}
		o = later(o, 1)
	}
}

// TestAnExplainedDelayStaysExplained: the finding is named as it was when each
// file was judged by itself, and an explanation is still heard.
func TestAnExplainedDelayStaysExplained(t *testing.T) {
	t.Parallel()
	o := afterDeadline(t)
	s := mustRun(t, o).Snapshot
	found := late(s)
	if len(found) != 1 {
		t.Fatalf("told %+v, want one delay", found)
	}
	before := finding.KeyOf(finding.Finding{Code: "D04", Form: "rectification", Project: "A-03", Field: "finished_on",
		Value: "2023-10-16", Limit: "2023-10-15", Place: finding.Place{Sheet: found[0].Place.Sheet, Cell: finding.Ref{Row: 5, Col: 10}},
		Args: finding.Args{"field": finding.Same("完成日期"), "item": finding.Same("第 5 行")}})
	if diff := cmp.Diff(before, finding.KeyOf(found[0].Finding)); diff != "" {
		t.Errorf("key (-before +now):\n%s", diff)
	}
	f, err := excelize.OpenFile(o.Units + "/" + transport + "/最新审核意见.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	put(t, o.Inbox, transport+"/回复.xlsx", responded(t, f, "审核意见", "情况说明", "D04", "验收专家十六日才到齐，当天完成"))
	if diff := cmp.Diff([]record.State{record.Explained}, statesOf(mustRun(t, later(o, 1)).Snapshot, "D04")); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
}
