package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/record"
)

// unexplained is a score sheet that loses points in two rows without saying
// why: two warnings (T09).
func unexplained(t testing.TB) []byte {
	t.Helper()
	return edited(t, sample(t, cityManagement, "评分表_A-01.xlsx"), map[string]string{"F16": "", "F18": ""})
}

// reported is the department's report as it lies in the outbox.
func reported(t testing.TB, o pipeline.Options) *excelize.File {
	t.Helper()
	f, err := excelize.OpenFile(filepath.Join(o.Units, cityManagement, "最新审核意见.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// columnOf is the letter of the column that has a header.
func columnOf(t testing.TB, f *excelize.File, sheet, head string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for i, text := range row {
			if text == head {
				name, err := excelize.ColumnNumberToName(i + 1)
				if err != nil {
					t.Fatal(err)
				}
				return name
			}
		}
	}
	t.Fatalf("%s has no column %s", sheet, head)
	return ""
}

// responded writes texts under a header, one in each row that has a finding of the
// code, and gives the workbook.
func responded(t testing.TB, f *excelize.File, sheet, head, code string, texts ...string) []byte {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	col := columnOf(t, f, sheet, head)
	for i, row := range rows {
		for _, text := range row {
			if text == code && len(texts) > 0 {
				if err := f.SetCellStr(sheet, col+itoa(i+1), texts[0]); err != nil {
					t.Fatal(err)
				}
				texts = texts[1:]
			}
		}
	}
	if len(texts) > 0 {
		t.Fatalf("no %s for %q", code, texts)
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func itoa(n int) string {
	name, _ := excelize.CoordinatesToCellName(1, n)
	return strings.TrimPrefix(name, "A")
}

// statesOf are the states of a code's findings, in order.
func statesOf(s *record.Snapshot, code string) []record.State {
	var out []record.State
	for _, i := range s.Issues {
		if string(i.Code) == code {
			out = append(out, i.State)
		}
	}
	return out
}

// outcomesOf are what became of all explanations and objections, in order.
func outcomesOf(s *record.Snapshot) []record.Outcome {
	var out []record.Outcome
	for _, a := range s.Answers {
		for _, o := range []record.Outcome{a.Explained, a.Objected} {
			if o != "" {
				out = append(out, o)
			}
		}
	}
	return out
}

const answered = cityManagement + "/回复.xlsx"

// asked is a workspace after the run that told the two warnings.
func asked(t testing.TB) pipeline.Options {
	t.Helper()
	o := workspace(t)
	put(t, o.Inbox, sheetA01, unexplained(t))
	s := mustRun(t, o).Snapshot
	if diff := cmp.Diff([]record.State{record.New, record.New}, statesOf(s, "T09")); diff != "" {
		t.Fatalf("states (-want +got):\n%s", diff)
	}
	return later(o, 1)
}

const reasonOne, reasonTwo = "供应商更换，验收推迟到次年一月", "雨季停工二十天，有监理日志"

// TestAReportComesBackWithExplanations: the submission is accepted, the text is
// shown everywhere, and the file itself submits nothing.
func TestAReportComesBackWithExplanations(t *testing.T) {
	o := asked(t)
	put(t, o.Inbox, answered, responded(t, reported(t, o), "审核意见", "情况说明", "T09", reasonOne, reasonTwo))
	s := mustRun(t, o).Snapshot
	want := map[string]record.Verdict{sheetA01: record.Accepted, answered: record.Ignored}
	if diff := cmp.Diff(want, verdicts(s)); diff != "" {
		t.Errorf("verdicts (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]record.State{record.Explained, record.Explained}, statesOf(s, "T09")); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"1 " + sheetA01 + " accepted"}, chainOf(s, "score-sheet", "A-01")); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
	for _, name := range []string{"findings.json", "总表_2023.xlsx", "单位/" + cityManagement + "/最新审核意见.xlsx"} {
		if text := readOut(t, filepath.Join(o.Outbox, name)); !strings.Contains(text, reasonOne) {
			t.Errorf("%s does not show the explanation", name)
		}
	}
	report, err := pipeline.Audit(context.Background(), o)
	if err != nil || len(report.Faults) > 0 {
		t.Errorf("audit: %v, %+v", err, report.Faults)
	}
	before := s
	o.Version = "2"
	if again := mustRun(t, o); again.Rejudged != 2 {
		t.Errorf("%d files judged again", again.Rejudged)
	} else if diff := cmp.Diff(before, again.Snapshot, cmpopts.IgnoreFields(record.Run{}, "ID", "Started", "Ended"),
		cmpopts.IgnoreFields(record.File{}, "Judged")); diff != "" {
		t.Errorf("judged again (-before +after):\n%s", diff)
	}
}

// readOut is all text of an output file.
func readOut(t testing.TB, path string) string {
	t.Helper()
	if filepath.Ext(path) != ".xlsx" {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var b strings.Builder
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			b.WriteString(strings.Join(row, "\t") + "\n")
		}
	}
	return b.String()
}

// TestWhatIsNotTaken is told in the next report with the reason.
func TestWhatIsNotTaken(t *testing.T) {
	for name, tc := range map[string]struct {
		texts []string
		want  []record.Outcome
		told  string
	}{
		"stock phrase": {[]string{"核实无误。", reasonTwo}, []record.Outcome{record.StockPhrase, record.Taken}, "只写了“核实无误”"},
		"two of them":  {[]string{"已核实，属实", reasonTwo}, []record.Outcome{record.StockPhrase, record.Taken}, "只写了“核实无误”"},
		"same words":   {[]string{reasonOne, reasonOne + "。"}, []record.Outcome{record.SameWords, record.SameWords}, "同样的话"},
		"one alone":    {[]string{reasonOne}, []record.Outcome{record.Taken}, "待说明"},
	} {
		t.Run(name, func(t *testing.T) {
			o := asked(t)
			put(t, o.Inbox, answered, responded(t, reported(t, o), "审核意见", "情况说明", "T09", tc.texts...))
			s := mustRun(t, o).Snapshot
			if diff := cmp.Diff(tc.want, outcomesOf(s)); diff != "" {
				t.Errorf("outcomes (-want +got):\n%s", diff)
			}
			if got := verdicts(s)[sheetA01]; got != record.NeedsExplanation {
				t.Errorf("the sheet is %s", got)
			}
			if text := readOut(t, filepath.Join(o.Units, cityManagement, "最新审核意见.xlsx")); !strings.Contains(text, tc.told) {
				t.Errorf("the report does not tell %q", tc.told)
			}
		})
	}
}

// TestAnExplanationLapses when what it explains changes, and holds when the
// version changes elsewhere.
func TestAnExplanationLapses(t *testing.T) {
	o := asked(t)
	put(t, o.Inbox, answered, responded(t, reported(t, o), "审核意见", "情况说明", "T09", reasonOne, reasonTwo))
	mustRun(t, o)
	o = later(o, 1)
	put(t, o.Inbox, sheetA01, edited(t, unexplained(t), map[string]string{"B7": "另一个联系人"}))
	if diff := cmp.Diff([]record.State{record.Explained, record.Explained}, statesOf(mustRun(t, o).Snapshot, "T09")); diff != "" {
		t.Errorf("changed elsewhere (-want +got):\n%s", diff)
	}
	o = later(o, 1)
	put(t, o.Inbox, sheetA01, edited(t, unexplained(t), map[string]string{"E16": "3", "E20": "3.5"}))
	states := statesOf(mustRun(t, o).Snapshot, "T09")
	if len(states) != 2 || states[0] == record.Explained || states[1] != record.Explained {
		t.Errorf("another score: %v", states)
	}
}

// TestTheSectionRules on an objection, and on an explanation.
func TestTheSectionRules(t *testing.T) {
	o := asked(t)
	f := reported(t, o)
	responded(t, f, "审核意见", "情况说明", "T09", reasonOne)
	put(t, o.Inbox, answered, responded(t, f, "审核意见", "异议", "T09", "", "合同约定如此，不应扣分"))
	s := mustRun(t, o).Snapshot
	if diff := cmp.Diff([]record.State{record.Explained, record.Objected}, statesOf(s, "T09")); diff != "" {
		t.Fatalf("states (-want +got):\n%s", diff)
	}
	if got := verdicts(s)[sheetA01]; got != record.NeedsExplanation {
		t.Errorf("an objection alone makes the sheet %s", got)
	}
	explanation, objection := s.Answers[0].ID, s.Answers[1].ID
	rule := func(kind record.DecisionKind, id int64, undo bool) *pipeline.Ruled {
		t.Helper()
		out, err := pipeline.Rule(context.Background(), o, pipeline.Ruling{Kind: kind, Answer: id, Undo: undo, By: "王科长", Why: "核实"})
		if err != nil {
			t.Fatal(err)
		}
		if report, err := pipeline.Audit(context.Background(), o); err != nil || len(report.Faults) > 0 {
			t.Errorf("audit after a ruling: %v, %+v", err, report.Faults)
		}
		return out
	}
	want := func(what string, out *pipeline.Ruled, sheet record.Verdict, states ...record.State) {
		t.Helper()
		if diff := cmp.Diff(states, statesOf(out.Snapshot, "T09")); diff != "" || verdicts(out.Snapshot)[sheetA01] != sheet {
			t.Errorf("%s: %s (-want +got):\n%s", what, verdicts(out.Snapshot)[sheetA01], diff)
		}
	}
	want("upheld", rule(record.Uphold, objection, false), record.Accepted, record.Explained, record.Dismissed)
	if again := rule(record.Uphold, objection, false); again.Changed {
		t.Error("upheld twice")
	}
	want("rejected after all", rule(record.Reject, objection, false), record.NeedsExplanation, record.Explained, record.Open)
	want("undone", rule(record.Reject, objection, true), record.NeedsExplanation, record.Explained, record.Objected)
	out := rule(record.Refuse, explanation, false)
	want("refused", out, record.NeedsExplanation, record.Open, record.Objected)
	if out.Answer.Explained != record.Refused {
		t.Errorf("the answer is %s", out.Answer.Explained)
	}
	_, err := pipeline.Rule(context.Background(), o, pipeline.Ruling{Kind: record.Uphold, Answer: explanation, By: "王科长", Why: "核实"})
	if !errors.Is(err, pipeline.ErrNoAnswer) {
		t.Errorf("upholding an explanation: %v", err)
	}
}

// TestAMarkedCopyAnswersToo: its list explains, and its form is the submission
// that it always was.
func TestAMarkedCopyAnswersToo(t *testing.T) {
	o := asked(t)
	f, err := excelize.OpenFile(filepath.Join(o.Units, cityManagement, "评分表_A-01_审核.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	put(t, o.Inbox, sheetA01, responded(t, f, "审核意见清单", "情况说明", "T09", reasonOne, reasonTwo))
	s := mustRun(t, o).Snapshot
	if diff := cmp.Diff([]record.State{record.Explained, record.Explained}, statesOf(s, "T09")); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
	if got := verdicts(s)[sheetA01]; got != record.Accepted && got != record.Duplicate {
		t.Errorf("the copy is %s", got)
	}
}

// TestASheetOfItsOwn: a department may write a table itself, with nothing but
// code, cell and words, and call the sheet what it likes.
func TestASheetOfItsOwn(t *testing.T) {
	o := asked(t)
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	for i, row := range [][]string{{"关于审核意见的说明"}, {"规则代码", "单元格", "情况说明"}, {"t09", "f16", reasonOne}, {"T09", "F18", reasonTwo}} {
		if err := f.SetSheetRow("Sheet1", "A"+itoa(i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	put(t, o.Inbox, answered, buf.Bytes())
	s := mustRun(t, o).Snapshot
	if diff := cmp.Diff([]record.State{record.Explained, record.Explained}, statesOf(s, "T09")); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
	if got := verdicts(s)[answered]; got != record.Ignored || codesByFile(s)[answered] != "" {
		t.Errorf("the table is %s, told %s", got, codesByFile(s)[answered])
	}
}

// TestExplanationsAreHandedOver with the year, and so are receipts.
func TestExplanationsAreHandedOver(t *testing.T) {
	o := asked(t)
	reply := responded(t, reported(t, o), "审核意见", "情况说明", "T09", reasonOne, reasonTwo)
	put(t, o.Inbox, answered, reply)
	mustRun(t, o)
	dir, out := handOver(t, o)
	if out.Papers != 2 || out.Originals != 2 {
		t.Errorf("%d papers, %d originals; want 2 and 2", out.Papers, out.Originals)
	}
	data, err := os.ReadFile(filepath.Join(dir, "情况说明", "2023-213001钢城区城市管理局-情况说明.xlsx"))
	if err != nil || !bytes.Equal(data, reply) {
		t.Errorf("the file that explains is not handed over: %v", err)
	}
	receipt := readOut(t, filepath.Join(dir, "回执", cityManagement, "回执_000002_回复.xlsx.html"))
	if !strings.Contains(receipt, "读到情况说明 2 条，采纳 2 条") {
		t.Error("the receipt does not say what was taken")
	}
}

// TestAnswersSurviveACut: a run that is cut off after any file, and run again,
// leaves what an undisturbed one leaves.
func TestAnswersSurviveACut(t *testing.T) {
	var want *record.Snapshot
	for cut := range 3 {
		o := asked(t)
		put(t, o.Inbox, answered, responded(t, reported(t, o), "审核意见", "情况说明", "T09", reasonOne))
		put(t, o.Inbox, cityManagement+"/又一份.xlsx", responded(t, reported(t, o), "审核意见", "异议", "T09", "", "合同约定如此"))
		if cut > 0 {
			stopAfter(t, o, cut)
		}
		s := mustRun(t, o).Snapshot
		if want == nil {
			want = s
			continue
		}
		if diff := cmp.Diff(want, s, ledgerContent(), cmpopts.IgnoreFields(record.File{}, "ModTime"), cmpopts.IgnoreFields(record.Decision{}, "Made")); diff != "" {
			t.Errorf("cut off after %d (-undisturbed +cut off):\n%s", cut, diff)
		}
	}
}

// TestLatenessCanBeExplained: what is found over the whole campaign is answered
// like all else.
func TestLatenessCanBeExplained(t *testing.T) {
	o := workspace(t)
	o.AsOf = samples.Evenings(t)[2].AsOf
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	if s := mustRun(t, o).Snapshot; verdicts(s)[sheetA01] != record.NeedsExplanation {
		t.Fatalf("a late sheet is %s", verdicts(s)[sheetA01])
	}
	o = later(o, 30) // another day: the finding is still the same
	put(t, o.Inbox, answered, responded(t, reported(t, o), "审核意见", "情况说明", "D01", "共享文件夹停机，次日补报"))
	s := mustRun(t, o).Snapshot
	if diff := cmp.Diff([]record.State{record.Explained}, statesOf(s, "D01")); diff != "" || verdicts(s)[sheetA01] != record.Accepted {
		t.Errorf("explained, the sheet is %s (-want +got):\n%s", verdicts(s)[sheetA01], diff)
	}
	if s = mustRun(t, later(o, 30)).Snapshot; verdicts(s)[sheetA01] != record.Accepted {
		t.Errorf("a day later the sheet is %s", verdicts(s)[sheetA01])
	}
}
