package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/record"
)

const (
	comparing = "试运行对照"
	effect    = "成效_2023.html"
	marked    = campaign.SectionFolder + "/日报.xlsx"
)

// trial is a workspace on trial after the first evening.
func trial(t *testing.T) pipeline.Options {
	t.Helper()
	o := fixture(t)
	o.Campaign.Publishing = campaign.Trial
	nightOf(t, o, 0)
	return o
}

func dayBook(o pipeline.Options) string {
	return filepath.Join(o.Outbox, "审核日报_"+o.AsOf.Format("2006-01-02")+".xlsx")
}

// comparedRows are the rows of the comparison in the report of the day, by what
// stands in each column.
func comparedRows(t *testing.T, path string) [][]string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := f.GetRows(comparing)
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		rows[i] = append(rows[i], make([]string, 9-min(len(rows[i]), 9))...)
	}
	return rows
}

// counts are the figures on top of the comparison, as they are stored.
func counts(t *testing.T, path string) string {
	t.Helper()
	var out []string
	for _, row := range comparedRows(t, path)[2:6] {
		out = append(out, row[0]+" "+row[1])
	}
	return strings.Join(out, ", ")
}

// noted is the report of the day with texts in the first row of the comparison
// that holds a word, by column.
func noted(t *testing.T, o pipeline.Options, edits map[string]map[string]string) []byte {
	t.Helper()
	f, err := excelize.OpenFile(dayBook(o))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows := comparedRows(t, dayBook(o))
	for word, cells := range edits {
		at := slices.IndexFunc(rows, func(row []string) bool { return row[8] != "" && strings.Contains(strings.Join(row, "|"), word) })
		if at < 0 {
			t.Fatalf("no row holds %s", word)
		}
		for column, text := range cells {
			if err := f.SetCellStr(comparing, fmt.Sprint(column, at+1), text); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.UpdateLinkedValue(); err != nil { // whoever counts has to do so anew
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestNotesComeBack from the day's workbook, are shown in the next one, and
// count once: also when the finding is mended, the workbook comes again, or an
// old one comes after a newer word. Another's folder notes nothing.
func TestNotesComeBack(t *testing.T) {
	t.Parallel()
	o := trial(t)
	first := noted(t, o, map[string]map[string]string{
		"A-02 莱钢": {"G": "与手工核对一致", "H": "一致"}, "A-04 农村": {"H": "误判"}, "A-05 小水": {"G": "还要核实", "H": "差不多"},
		"漏查-": {"A": "钢城区财政局", "D": "C9", "G": "缺盖章"}})
	put(t, o.Inbox, transport+"/日报.xlsx", first)
	if s := mustRun(t, later(o, 1)).Snapshot; len(s.Notes) > 0 {
		t.Fatalf("a department notes %+v", s.Notes)
	}
	if err := os.Remove(filepath.Join(o.Inbox, transport, "日报.xlsx")); err != nil {
		t.Fatal(err)
	}
	put(t, o.Inbox, marked, first)
	nightOf(t, o, 1)
	o.AsOf = samples.Evenings(t)[1].AsOf
	const want = "一致 1, 误判 1, 漏查 1, 未对照 5"
	if got := counts(t, dayBook(o)); got != want {
		t.Errorf("counts %s, want %s", got, want)
	}
	rows := comparedRows(t, dayBook(o))
	for word, cells := range map[string][]string{"A-02 莱钢": {"已改正", "与手工核对一致", "一致"}, "A-05 小水": {"已改正", "还要核实", "差不多"}, "缺盖章": {"", "缺盖章", "漏查"}} {
		i := slices.IndexFunc(rows, func(row []string) bool { return strings.Contains(strings.Join(row, "|"), word) })
		if got := []string{rows[i][4], rows[i][6], rows[i][7]}; !slices.Equal(got, cells) {
			t.Errorf("%s: %q, want %q", word, got, cells)
		}
	}
	if got := todo(t, dayBook(o)); !strings.Contains(got, "对照填得不对|绩效科|试运行对照!H") || !strings.Contains(got, "“差不多”") {
		t.Errorf("what nobody can understand is not told:\n%s", got)
	}

	second := noted(t, o, map[string]map[string]string{"A-04 农村": {"H": "一致"}, "A-05 小水": {"G": "", "H": ""}, "缺盖章": {"G": ""}})
	put(t, o.Inbox, campaign.SectionFolder+"/日报（二）.xlsx", second)
	nightOf(t, o, 2)
	o.AsOf = samples.Evenings(t)[2].AsOf
	put(t, o.Inbox, campaign.SectionFolder+"/又一份.xlsx", second)
	put(t, o.Inbox, campaign.SectionFolder+"/旧的.xlsx", first)
	s := mustRun(t, later(o, 1)).Snapshot
	if got, want := counts(t, dayBook(o)), "一致 2, 误判 0, 漏查 0, 未对照 6"; got != want || len(s.Notes) != 2 {
		t.Errorf("counts %s, want %s; notes %+v", got, want, s.Notes)
	}
	if got := todo(t, dayBook(o)); strings.Contains(got, "对照填得不对") {
		t.Errorf("what was taken back is told:\n%s", got)
	}
}

// todo is what the section has to do, a line each.
func todo(t *testing.T, path string) string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := f.GetRows("今天要办")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, row := range rows {
		lines = append(lines, strings.Join(row, "|"))
	}
	return strings.Join(lines, "\n")
}

// TestNotesThroughAnOffice: LibreOffice counts as we do, and what it saves is
// read as it was written.
func TestNotesThroughAnOffice(t *testing.T) {
	t.Parallel()
	office, err := exec.LookPath("soffice")
	switch {
	case testing.Short():
		t.Skip("waits for another program")
	case err != nil && os.Getenv("CI") == "true":
		t.Fatal("soffice is not installed; CI must note through LibreOffice")
	case err != nil:
		t.Skip("soffice is not installed: nothing was noted through LibreOffice")
	}
	o, dir := trial(t), t.TempDir()
	path := filepath.Join(dir, "日报.xlsx")
	edits := map[string]map[string]string{"A-02 莱钢": {"G": "=1+1\n<b>第二行</b>", "H": "一致"}, "A-04 农村": {"G": "不应退", "H": "误判"}, "漏查-": {"A": "某局", "G": "缺盖章"}}
	if err := os.WriteFile(path, noted(t, o, edits), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(office, "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
		"--outdir", filepath.Join(dir, "saved"), path).CombinedOutput(); err != nil {
		t.Fatalf("convert: %v\n%s", err, out)
	}
	saved := filepath.Join(dir, "saved", "日报.xlsx")
	data, err := os.ReadFile(saved)
	if err != nil {
		t.Fatal(err)
	}
	const want = "一致 1, 误判 1, 漏查 1, 未对照 5"
	if got := counts(t, saved); got != want {
		t.Errorf("LibreOffice counts %s, want %s", got, want)
	}
	put(t, o.Inbox, marked, data)
	s := mustRun(t, later(o, 1)).Snapshot
	if got := counts(t, dayBook(o)); got != want {
		t.Errorf("counts %s, want %s", got, want)
	}
	if i := slices.IndexFunc(s.Notes, func(n record.Note) bool { return n.Words == "=1+1\n<b>第二行</b>" }); i < 0 {
		t.Errorf("words were changed on the way: %+v", s.Notes)
	}
}

// TestHostileNotesAreText: never a formula, never markup, and the pages stand
// as they do without them.
func TestHostileNotesAreText(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("side by side it does nothing that others do not")
	}
	for _, words := range []string{"=1+1", "+cmd|' /C calc'!A0", "<script>alert(1)</script>", "第一行\n第二行", "a\u202eb", strings.Repeat("长", 20000)} {
		o := trial(t)
		put(t, o.Inbox, marked, noted(t, o, map[string]map[string]string{
			"A-02 莱钢": {"G": words, "H": "一致"}, "A-04 农村": {"H": words}, "漏查-": {"A": words, "B": words, "D": words, "G": words}}))
		mustRun(t, later(o, 1))
		f, err := excelize.OpenFile(dayBook(o))
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range comparedRows(t, dayBook(o)) {
			if row[8] == "" {
				continue // the counts are computed
			}
			for _, column := range []string{"A", "B", "D", "G", "H"} {
				if is, err := f.GetCellFormula(comparing, fmt.Sprint(column, i+1)); err != nil || is != "" {
					t.Errorf("%.20q: %s%d is the formula %q: %v", words, column, i+1, is, err)
				}
			}
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
		if got, want := counts(t, dayBook(o)), "一致 1, 误判 0, 漏查 1, 未对照 6"; got != want {
			t.Errorf("%.20q: counts %s, want %s", words, got, want)
		}
		for _, page := range []string{effect, "审核日报_2023-10-13.html"} {
			if data := string(mustRead(t, filepath.Join(o.Outbox, page))); strings.Count(data, "<script") > 1 || strings.Contains(data, "\u202e") {
				t.Errorf("%s holds the text as it came", page)
			}
		}
	}
}

// TestComparisonIsAProjection of the ledger, and stays while something is noted.
func TestComparisonIsAProjection(t *testing.T) {
	t.Parallel()
	o := trial(t)
	put(t, o.Inbox, marked, noted(t, o, map[string]map[string]string{"A-02 莱钢": {"G": "是", "H": "一致"}, "漏查-": {"G": "缺盖章"}}))
	o = later(o, 1)
	mustRun(t, o)
	before := said(t, o.Outbox)
	for _, dir := range []string{o.Outbox, filepath.Join(o.Place.Folder(), "published")} {
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := publish.Again(context.Background(), o.Workspace); err != nil {
		t.Fatal(err)
	}
	if other := differing(before, said(t, o.Outbox)); len(other) > 0 {
		t.Errorf("other than before: %v", other)
	}
	o.Campaign.Publishing = campaign.Direct
	nightOf(t, o, 1)
	o.AsOf = samples.Evenings(t)[1].AsOf
	if got, want := counts(t, dayBook(o)), "一致 1, 误判 0, 漏查 1, 未对照 6"; got != want {
		t.Errorf("after the trial: counts %s, want %s", got, want)
	}
	if _, err := os.Stat(filepath.Join(o.Outbox, effect)); err != nil {
		t.Error(err)
	}
}

// TestNoComparisonWithoutTrial: nothing of it in a campaign that publishes
// directly; what a trial in which nothing was noted has left goes with it.
func TestNoComparisonWithoutTrial(t *testing.T) {
	t.Parallel()
	direct := fixture(t)
	nightOf(t, direct, 0)
	ended := trial(t)
	ended.Campaign.Publishing = campaign.Direct
	mustRun(t, ended)
	for _, o := range []pipeline.Options{direct, ended} {
		if _, err := os.Stat(filepath.Join(o.Outbox, effect)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("the page is there: %v", err)
		}
		f, err := excelize.OpenFile(dayBook(o))
		if err != nil {
			t.Fatal(err)
		}
		if slices.Contains(f.GetSheetList(), comparing) {
			t.Error("the sheet is there")
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestNotesSurviveAKill at any point of the run that reads them.
func TestNotesSurviveAKill(t *testing.T) {
	t.Parallel()
	var want state
	var book []byte
	for _, point := range append([]pipeline.Point{""}, pipeline.Points...) {
		o := fixture(t)
		o.Campaign.Publishing = campaign.Trial
		put(t, o.Inbox, sheetA01, unexplained(t))
		mustRun(t, o)
		if book == nil {
			book = noted(t, o, map[string]map[string]string{"!F16": {"H": "误判"}, "漏查-": {"G": "缺盖章"}})
		}
		put(t, o.Inbox, marked, book)
		o = later(o, 1)
		ctx, kill := context.WithCancel(context.Background())
		killed := o
		killed.Reached = func(p pipeline.Point) {
			if p == point {
				kill()
			}
		}
		_, _ = pipeline.Run(ctx, killed) // killed, or not at all
		mustRun(t, o)
		got := stateOf(t, o)
		if want == nil {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("killed when %s (-undisturbed +killed):\n%s", point, diff)
		}
	}
}
