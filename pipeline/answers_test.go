package pipeline_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"jixiao/pipeline"
	"jixiao/pipeline/custody"
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
	o := fixture(t)
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
	t.Parallel()
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
	report, err := custody.Audit(context.Background(), o.Workspace)
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
	t.Parallel()
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
	t.Parallel()
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

// TestAMarkedCopyAnswersToo: its list explains, and its form is the submission
// that it always was.
func TestAMarkedCopyAnswersToo(t *testing.T) {
	t.Parallel()
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
	t.Parallel()
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
