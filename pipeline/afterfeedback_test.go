package pipeline_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/samples"
	"jixiao/internal/testkit/wordtest"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
)

// countedFromFeedback is a round in which rectification reports are owed some days
// after the feedback.
func countedFromFeedback(t *testing.T, deadline string) pipeline.Options {
	t.Helper()
	dir := withBook(t, "../configs", func(f *excelize.File) {
		at, err := f.SearchSheet("报送时限", "整改情况报告表")
		if err != nil || len(at) != 1 {
			t.Fatal("报送时限 has no 整改情况报告表", at, err)
		}
		if err := f.SetCellStr("报送时限", "D"+strings.TrimPrefix(at[0], "A"), deadline); err != nil {
			t.Fatal(err)
		}
	})
	c, err := load.Campaign(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	o := fixture(t)
	o.Campaign = c
	return o
}

// rectificationOf is a department's rectification report as status shows it.
func rectificationOf(t *testing.T, o pipeline.Options, unit string) view.Due {
	t.Helper()
	s, err := o.Current(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range view.Duties(o.Campaign, s) {
		if d.Duty.Department == unit && d.Duty.Form == "rectification" {
			return d
		}
	}
	t.Fatalf("%s owes no rectification report", unit)
	return view.Due{}
}

func deadlinesTold(t *testing.T, o pipeline.Options, unit, form string) (all []string) {
	t.Helper()
	s, err := o.Current(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range s.Issues {
		if i.Department == unit && i.Form == form && strings.HasPrefix(string(i.Code), "D0") {
			all = append(all, string(i.Code)+" "+i.Expected)
		}
	}
	slices.Sort(all)
	return all
}

// TestADeadlineCountsFromTheFeedback: there is none before a department was told, then
// it goes by that day, wherever that moves, and an extension is the later word.
func TestADeadlineCountsFromTheFeedback(t *testing.T) {
	t.Parallel()
	const unit, other = "213001", "504001"
	o := countedFromFeedback(t, "自反馈之日起 ３ 个工作日内")
	mustRun(t, o)
	o.AsOf = october(19).In(o.Campaign.Zone)
	mustRun(t, o)
	on := record.Target{Department: unit}
	told := func(day int) decide.Decision {
		return decide.Decision{Kind: record.Feedback, On: on, At: october(day).In(o.Campaign.Zone), By: "王科长", Why: "当面送达"}
	}
	later := decide.Decision{Kind: record.Extend, On: record.Target{Department: unit, Form: "rectification"}, At: october(25).In(o.Campaign.Zone), By: "王科长", Why: "停电"}
	back := func(d decide.Decision) decide.Decision { d.Undo = true; return d }
	for _, step := range []struct {
		what           string
		do             *decide.Decision
		until, awaited string
		late           int
		found          string
	}{
		{"nobody was told", nil, "", "反馈之日起3个工作日", 0, ""},
		{"told on a Friday", ptr(told(13)), "2023-10-18", "", 1, "D02 2023-10-18"},
		{"told on the Monday after", ptr(told(16)), "2023-10-19", "", 0, "D03 2023-10-19"},
		{"more time", &later, "2023-10-25", "", 0, ""},
		{"no more time", ptr(back(later)), "2023-10-19", "", 0, "D03 2023-10-19"},
		{"not told after all", ptr(back(told(16))), "", "反馈之日起3个工作日", 0, ""},
		{"more time before the feedback", &later, "2023-10-25", "", 0, ""},
	} {
		if step.do != nil {
			mustDecide(t, o, *step.do)
		}
		due := rectificationOf(t, o, unit)
		if got := due.Awaited; got.Set() != (step.awaited != "") || got.Set() && got.Text().ZH != step.awaited {
			t.Errorf("%s: awaited is %+v", step.what, got)
		}
		if due.Deadline.String() != step.until || due.Late != step.late || due.Missing() != (step.until != "") {
			t.Errorf("%s: until %s, %d days late, missing %t", step.what, due.Deadline, due.Late, due.Missing())
		}
		if got := strings.Join(deadlinesTold(t, o, unit, "rectification"), ","); got != step.found {
			t.Errorf("%s: found %s, want %s", step.what, got, step.found)
		}
		if due := rectificationOf(t, o, other); !due.Awaits() || due.Outstanding() {
			t.Errorf("%s: of another department it is %+v", step.what, due)
		}
	}
}

// TestWhatIsToldOfADeadlineToCome: pages and papers say how it will be counted, and
// urge nobody before the feedback.
func TestWhatIsToldOfADeadlineToCome(t *testing.T) {
	t.Parallel()
	o := countedFromFeedback(t, "反馈之日起30日")
	first := samples.Evenings(t)[0]
	first.CopyTo(t, o.Inbox)
	seen := view.New(o.Campaign, mustRun(t, o).Snapshot)
	for _, m := range mustMake(t, "催报通知", seen) {
		if text := strings.Join(wordtest.Lines(t, m.Data), "\n"); strings.Contains(text, "整改情况报告表") {
			t.Errorf("%s is urged:\n%s", m.Name, text)
		}
	}
	for _, m := range mustMake(t, "评价结果反馈及整改通知", seen) {
		if text := strings.Join(wordtest.Lines(t, m.Data), "\n"); !strings.Contains(text, "（报送时限：反馈之日起30日）") {
			t.Errorf("%s does not say by when:\n%s", m.Name, text)
		}
	}
}

func ptr[T any](v T) *T { return &v }
