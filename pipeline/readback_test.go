package pipeline_test

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/samples"
	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// ruralWorks is the folder of the unit whose project is in the sample forms.
const ruralWorks = "208001钢城区住房和城乡建设局"

// mergedRow is a good form in which somebody selected a row from a cell on, and
// merged it.
func mergedRow(t *testing.T, from string) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(samples.Form(t, "评分表_样例.xlsx")))
	must(t, err)
	defer func() { _ = f.Close() }()
	must(t, f.MergeCell(f.GetSheetName(0), from, "XFD34"))
	var out bytes.Buffer
	must(t, f.Write(&out))
	return out.Bytes()
}

// withValue is a good form with another number in a cell.
func withValue(t *testing.T, cell, number string) []byte {
	t.Helper()
	old := regexp.MustCompile(`(<c r="` + cell + `"[^>]*><v>)[^<]*`)
	return sheettest.Rewrite(t, samples.Form(t, "评分表_样例.xlsx"), func(part string, content []byte) []byte {
		return old.ReplaceAll(content, []byte("${1}"+number))
	})
}

// goOn is everything that is done with a ledger day by day.
func goOn(t *testing.T, o pipeline.Options) *record.Snapshot {
	t.Helper()
	mustRun(t, o)
	s := mustRun(t, o).Snapshot
	now, err := o.Current(context.Background())
	must(t, err)
	if diff := cmp.Diff(verdicts(s), verdicts(now)); diff != "" {
		t.Errorf("status says something else than the run (-run +status):\n%s", diff)
	}
	_, err = publish.Again(context.Background(), o.Workspace)
	must(t, err)
	if a := mustAudit(t, o); len(a.Faults) > 0 {
		t.Errorf("audit: %+v", a.Faults)
	}
	return s
}

// TestALabelMergedToTheLastColumn: there is no cell for its value, and that is
// what is told, at the label.
func TestALabelMergedToTheLastColumn(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, ruralWorks+"/整行.xlsx", mergedRow(t, "A34")) // what nobody must fill in
	put(t, o.Inbox, ruralWorks+"/半行.xlsx", mergedRow(t, "E34"))
	put(t, o.Inbox, cityManagement+"/评分表_A-01.xlsx", sample(t, cityManagement, "评分表_A-01.xlsx"))
	s := goOn(t, o)
	var told []string
	for _, i := range s.Issues {
		if i.Code == "V01" {
			told = append(told, i.Place.Cell.String()+" "+i.Variant+" "+i.Message.ZH)
		}
	}
	want := []string{"E34 edge A-04“农村公厕建设”：“填报日期”这几个字的合并单元格一直到了工作表的尽头，没有填写内容的单元格"}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	if v := verdicts(s)[cityManagement+"/评分表_A-01.xlsx"]; v != record.Accepted {
		t.Errorf("the other department's file is %s", v)
	}
}

// TestNumbersOfManyDigits: a workbook may hold numbers that no budget has.
func TestNumbersOfManyDigits(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("side by side it does nothing that others do not")
	}
	for _, number := range []string{"1E+200", "-1E-300", "1E+308", "4.9E-324", "123456789012345678901234567890123456789012345678901234567890"} {
		o := fixture(t)
		put(t, o.Inbox, ruralWorks+"/评分表.xlsx", withValue(t, "E32", number))
		if s := goOn(t, o); verdicts(s)[ruralWorks+"/评分表.xlsx"] != record.Returned {
			t.Errorf("%s: %v", number, verdicts(s))
		}
	}
}

// poison writes into the ledger behind the program's back.
func poison(t *testing.T, o pipeline.Options, statement string, args ...any) {
	t.Helper()
	db, err := sql.Open("sqlite", string(o.Place))
	must(t, err)
	defer func() { _ = db.Close() }()
	done, err := db.Exec(statement, args...)
	must(t, err)
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		t.Fatalf("%s: %d rows, %v", statement, n, err)
	}
}

// bad is a file that stands, and in which something was found.
const bad = "106001钢城区财政局/评分表_A-06.xlsx"

// What poisons, and which rows it makes unreadable.
var poisons = map[string]struct {
	statement string
	table     string
	whole     bool
}{
	"a finding beside the last column": {`UPDATE findings SET body = json_set(body, '$.place.cell', 'XFE34') WHERE file = ?1 AND whole = 0`, "findings", false},
	"a finding that is no JSON":        {`UPDATE findings SET body = substr(body, 1, 20) WHERE file = ?1 AND whole = 0`, "findings", false},
	"a finding that says nothing":      {`UPDATE findings SET body = 'null' WHERE file = ?1 AND whole = 0`, "findings", false},
	"a value beside the last column":   {`UPDATE submissions SET body = json_set(body, '$.title.cell', 'XFE34') WHERE file = ?1`, "submissions", false},
	"a submission that is no JSON":     {`UPDATE submissions SET body = body || '}' WHERE file = ?1`, "submissions", false},
	"a submission that says nothing":   {`UPDATE submissions SET body = '{}' WHERE file = ?1`, "submissions", false},
	"an answer that is no JSON":        {`INSERT INTO answers (file, sheet, cell, body) VALUES (?1, '表', 'A1', '{')`, "answers", false},
	"findings over the whole campaign": {`UPDATE findings SET body = json_set(body, '$.place.cell', 'A1048577') WHERE whole = 1 AND ?1 > 0`, "findings", true},
}

// TestPoisonedLedger: what cannot be read makes its own file unreadable and
// stops nobody, and the next run mends it.
func TestPoisonedLedger(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("side by side it does nothing that others do not")
	}
	for name, p := range poisons {
		for _, gone := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				o := evening(t)
				o.AsOf = o.AsOf.AddDate(0, 1, 0) // so that something is missing
				if gone {
					must(t, os.Remove(filepath.Join(o.Inbox, filepath.FromSlash(bad))))
				}
				before := mustRun(t, o).Snapshot
				file := fileOf(t, before, bad)
				poison(t, o, p.statement, file.ID)

				s := status(t, o)
				told := tellsOfRecord(s)
				if want := map[bool][]string{false: {bad}, true: nil}[p.whole]; !slices.Equal(want, told) {
					t.Errorf("told of %q, want %q", told, want)
				}
				if v := fileOf(t, s, bad).Verdict; !p.whole && v != record.Unreadable {
					t.Errorf("its verdict is %s", v)
				}
				others(t, before, s, bad)
				_, err := publish.Again(context.Background(), o.Workspace)
				must(t, err)
				_, err = custody.ExportYear(context.Background(), o.Workspace, filepath.Join(t.TempDir(), "2023"))
				must(t, err)
				if a := mustAudit(t, o); !slices.Contains(faultKinds(a), "row_unreadable") || a.Faults[0].Table != p.table {
					t.Errorf("audit: %+v", a.Faults)
				}
				damaged, err := o.Place.Damaged(context.Background())
				if err != nil || len(damaged) == 0 {
					t.Errorf("damaged rows: %v, %v", damaged, err)
				}

				after := mustRun(t, o)
				if want := map[bool]int{false: 1, true: 0}[p.whole]; after.Rejudged != want {
					t.Errorf("%d files were judged again, want %d", after.Rejudged, want)
				}
				if diff := cmp.Diff(gist(before), gist(after.Snapshot)); diff != "" {
					t.Errorf("the next run did not mend it (-before +after):\n%s", diff)
				}
				if a := mustAudit(t, o); len(a.Faults) > 0 {
					t.Errorf("audit after the next run: %+v", a.Faults)
				}
			})
		}
	}
}

// TestPoisonedLedgerWithoutTheOriginal: nobody waits for a file of which
// neither record nor original is left.
func TestPoisonedLedgerWithoutTheOriginal(t *testing.T) {
	t.Parallel()
	o := evening(t)
	before := status(t, o)
	file := fileOf(t, before, bad)
	poison(t, o, poisons["a submission that is no JSON"].statement, file.ID)
	must(t, os.Remove(filepath.Join(o.Inbox, filepath.FromSlash(bad))))
	must(t, os.Remove(filepath.Join(o.Place.Folder(), "archive", file.Hash[:2], file.Hash)))
	for range 2 {
		s := mustRun(t, o).Snapshot
		if told := tellsOfRecord(s); !slices.Equal([]string{bad}, told) {
			t.Errorf("told of %q", told)
		}
		others(t, before, s, bad)
	}
}

// TestAnArrivalThatIsNoTime: no judging brings it back, but what was entered
// when the file came, and sealed since, does.
func TestAnArrivalThatIsNoTime(t *testing.T) {
	t.Parallel()
	o := evening(t)
	before := status(t, o)
	want := fileOf(t, before, bad)
	poison(t, o, `UPDATE files SET arrival = 'soon' WHERE id = ?`, want.ID)
	if told := tellsOfRecord(status(t, o)); !slices.Equal([]string{bad}, told) {
		t.Errorf("told of %q before a run", told)
	}
	out := mustRun(t, o)
	if got := fileOf(t, out.Snapshot, bad); !slices.Equal([]string{bad}, out.Repaired) || !got.Arrival.Equal(want.Arrival) {
		t.Errorf("mended %q, arrived at %s, want %s", out.Repaired, got.Arrival, want.Arrival)
	}
	others(t, before, out.Snapshot, bad)
	if a := mustAudit(t, o); len(a.Faults) > 0 {
		t.Errorf("audit: %+v", a.Faults)
	}
}

// TestDecidingOnAPoisonedLedger: the section's work goes on too.
func TestDecidingOnAPoisonedLedger(t *testing.T) {
	t.Parallel()
	o := evening(t)
	before := status(t, o)
	poison(t, o, poisons["a value beside the last column"].statement, fileOf(t, before, bad).ID)
	i := slices.IndexFunc(before.Versions, func(v record.Version) bool { return v.File.Path != bad && v.Verdict.Stands() })
	done, err := decide.Decide(context.Background(), o.Sender, decide.Decision{Kind: record.Withdraw, Number: before.Versions[i].ID, By: "科长", Why: "重报"})
	must(t, err)
	if told := tellsOfRecord(done.Snapshot); !done.Changed || !slices.Equal([]string{bad}, told) {
		t.Errorf("decided: %v, told of %q", done.Changed, told)
	}
}

func status(t *testing.T, o pipeline.Options) *record.Snapshot {
	t.Helper()
	s, err := o.Current(context.Background())
	must(t, err)
	return s
}

func fileOf(t *testing.T, s *record.Snapshot, path string) record.File {
	t.Helper()
	for _, f := range slices.Concat(s.Files, s.Past) {
		if f.Path == path {
			return f
		}
	}
	t.Fatalf("no file %s", path)
	return record.File{}
}

// tellsOfRecord are the files of which it is told that their record cannot be
// read: to the section, and to their department.
func tellsOfRecord(s *record.Snapshot) []string {
	var told []string
	for _, i := range s.Issues {
		if i.Variant == "record" && i.Audience == finding.Everyone && strings.HasPrefix(i.Place.File, i.Department) {
			told = append(told, i.Place.File)
		}
	}
	return told
}

// others holds the files and versions against those before, but for one file.
func others(t *testing.T, before, after *record.Snapshot, but string) {
	t.Helper()
	of := func(s *record.Snapshot) map[string]string {
		out := map[string]string{}
		for _, v := range s.Versions {
			if v.File.Path != but {
				out[v.File.Path+" "+v.Sheet+" "+v.Duty.Project()] = string(v.Verdict)
			}
		}
		return out
	}
	if diff := cmp.Diff(of(before), of(after)); diff != "" {
		t.Errorf("others have changed (-before +after):\n%s", diff)
	}
}

// gist is what a snapshot says of everybody.
func gist(s *record.Snapshot) []string {
	var out []string
	for _, f := range slices.Concat(s.Files, s.Past) {
		out = append(out, f.Path+" "+string(f.Verdict)+" "+f.Arrival.String())
	}
	for _, v := range s.Versions {
		out = append(out, v.File.Path+" "+v.Duty.Project()+" "+string(v.Verdict)+" "+v.Figures)
	}
	for _, i := range s.Issues {
		out = append(out, i.Place.File+" "+string(i.Code)+" "+i.Place.Cell.String()+" "+i.Message.ZH)
	}
	slices.Sort(out)
	return out
}
