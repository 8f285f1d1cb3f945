package pipeline_test

import (
	"bytes"
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"jixiao/configs"
	"jixiao/internal/testkit/samples"
	"jixiao/internal/testkit/wordtest"
	"jixiao/pipeline"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/papers"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
)

// threeEvenings is what the samples' evenings leave.
func threeEvenings(t *testing.T) (o pipeline.Options, seen *view.View) {
	t.Helper()
	o = fixture(t)
	for _, e := range samples.Evenings(t) {
		e.CopyTo(t, o.Inbox)
		o.AsOf = e.AsOf
		seen = view.New(o.Campaign, mustRun(t, o).Snapshot)
	}
	return o, seen
}

func paperCalled(t *testing.T, name string) papers.Paper {
	t.Helper()
	all, err := papers.All(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(all, func(p papers.Paper) bool { return p.Name == name })
	if at < 0 {
		t.Fatalf("there is no template %s", name)
	}
	return all[at]
}

func mustMake(t *testing.T, name string, seen *view.View) []papers.Made {
	t.Helper()
	made, faults, err := papers.Make(paperCalled(t, name), seen, "")
	if err != nil || len(faults) > 0 {
		t.Fatal(name, err, faults)
	}
	return made
}

// TestReportSaysTheFacts: what the bureau printed in its own report of 2023 comes out
// of what was handed in.
func TestReportSaysTheFacts(t *testing.T) {
	t.Parallel()
	o, seen := threeEvenings(t)
	lines := wordtest.Lines(t, mustMake(t, "重点绩效评价情况的报告", seen)[0].Data)
	for _, want := range []string{
		"2023年度钢城区区级财政重点绩效评价情况的报告",
		"本次评价共选取2022年预算财政政策项目支出11个，涉及10个单位、预算金额13997.53万元。其中：一般公共预算资金8205.53万元，政府性基金5792万元，明细详见附件1。",
		"财政重点绩效评价按决策、过程、产出、效益、满意度等维度开展。经评价，9个项目评价结果为“优”，2个项目评价结果为“良”。评价结果详见附件2。",
		"A-01|经建科|[213001]钢城区城市管理局|城区环卫一体化保洁费（城区、莱钢大道及公厕）|3201.18",
		"A-10|教科文科|[101001]区文旅局|老电影员放映补贴|14.35",
		"合计||||13997.53",
		"A-09|[503002]保险事业处（钢城区人力资源和社会保障局）|机关养老金缺口|96|优",
		"A-04|[208001]钢城区住房和城乡建设局|农村公厕建设|82|良",
	} {
		if !slices.Contains(lines, want) {
			t.Errorf("the report does not say %q:\n%s", want, strings.Join(lines, "\n"))
		}
	}
	rows := slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return !strings.HasPrefix(line, "A-") })
	if want := 2 * len(o.Campaign.Facts.Projects); len(rows) != want {
		t.Errorf("both annexes have %d rows, want %d", len(rows), want)
	}
}

// TestReportCountsFeedback: who was told what came of the evaluation is counted, until
// that is taken back.
func TestReportCountsFeedback(t *testing.T) {
	t.Parallel()
	o, seen := threeEvenings(t)
	says := func() string {
		for _, line := range wordtest.Lines(t, mustMake(t, "重点绩效评价情况的报告", seen)[0].Data) {
			if strings.Contains(line, "完成绩效评价结果反馈") {
				return line
			}
		}
		return ""
	}
	note := func(unit string, undo bool) {
		t.Helper()
		d := decide.Decision{Kind: record.Feedback, Undo: undo, On: record.Target{Department: unit}, At: o.AsOf.AddDate(0, 0, -1), By: "李四", Why: "钢财绩函〔2023〕6号，张三签收"}
		out, err := decide.Decide(context.Background(), o.Sender, d)
		if err != nil || !out.Changed {
			t.Fatal(unit, err)
		}
		seen = view.New(o.Campaign, out.Snapshot)
	}
	none := "截至2023年10月16日，10个主管部门单位中有0个完成绩效评价结果反馈。"
	if got := says(); got != none {
		t.Errorf("before any feedback: %q", got)
	}
	units := map[string]bool{}
	for _, p := range o.Campaign.Facts.Projects {
		if !units[p.Unit] {
			units[p.Unit] = true
			note(p.Unit, false)
		}
	}
	if got, want := says(), "截至2023年10月16日，10个主管部门单位全部完成绩效评价结果反馈。"; got != want {
		t.Errorf("after all: %q, want %q", got, want)
	}
	note("213001", true)
	if got, want := says(), "截至2023年10月16日，10个主管部门单位中有9个完成绩效评价结果反馈。"; got != want {
		t.Errorf("after one was taken back: %q, want %q", got, want)
	}
	for name, d := range map[string]decide.Decision{
		"no unit": {Kind: record.Feedback, At: o.AsOf}, "no day": {Kind: record.Feedback, On: record.Target{Department: "213001"}},
		"a form":      {Kind: record.Feedback, At: o.AsOf, On: record.Target{Department: "213001", Form: "rectification"}},
		"a day ahead": {Kind: record.Feedback, At: o.AsOf.AddDate(0, 0, 1), On: record.Target{Department: "213001"}},
	} {
		d.By, d.Why = "李四", "送达"
		if out, err := decide.Decide(context.Background(), o.Sender, d); err == nil {
			t.Errorf("%s: recorded %v", name, out.Changed)
		}
	}
}

// TestNoticesAreOnesOwn: a paper for one department names no other's projects, in any
// part of the file.
func TestNoticesAreOnesOwn(t *testing.T) {
	t.Parallel()
	o, seen := threeEvenings(t)
	made := mustMake(t, "评价结果反馈及整改通知", seen)
	if len(made) != 10 {
		t.Errorf("%d notices, want one for each of 10 departments", len(made))
	}
	for _, m := range made {
		own := 0
		text := bytes.Join([][]byte{wordtest.Part(t, m.Data, "word/document.xml"), wordtest.Part(t, m.Data, "word/footer1.xml")}, nil)
		for _, p := range o.Campaign.Facts.Projects {
			if says := bytes.Contains(text, []byte(p.Name)); says != p.BelongsTo(m.Unit) {
				t.Errorf("%s names %s: %v", m.Name, p.Name, says)
			} else if says {
				own++
			}
		}
		if own == 0 || !strings.Contains(m.Name, m.Unit) {
			t.Errorf("%s says nothing of its department", m.Name)
		}
	}
}

// TestRemindersGoToDebtors: who owes nothing gets none.
func TestRemindersGoToDebtors(t *testing.T) {
	t.Parallel()
	_, seen := threeEvenings(t)
	owing := map[string]int{}
	for _, d := range view.Owed(seen.Dues()) {
		if d.Missing() {
			owing[d.Duty.Department]++
		}
	}
	got := map[string]int{}
	for _, m := range mustMake(t, "催报通知", seen) {
		for _, line := range wordtest.Lines(t, m.Data) {
			if strings.Count(line, "|") == 3 {
				got[m.Unit]++
			}
		}
		got[m.Unit]-- // the head
	}
	if diff := gocmp.Diff(owing, got); diff != "" {
		t.Errorf("reminders (-owed +told):\n%s", diff)
	}
}

// TestTemplatesAreShipped: every template can be filled in.
func TestTemplatesAreShipped(t *testing.T) {
	t.Parallel()
	_, seen := threeEvenings(t)
	all, err := papers.All(os.DirFS("../configs"))
	if err != nil || len(all) == 0 {
		t.Fatal(len(all), err)
	}
	for _, p := range all {
		for _, m := range mustMake(t, p.Name, seen) {
			if text := strings.Join(wordtest.Lines(t, m.Data), "\n"); strings.ContainsAny(text, "{}｛｝") {
				t.Errorf("%s has braces left:\n%s", m.Name, text)
			}
		}
	}
}
