package pipeline_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/pipeline"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/record"
)

const reportPath = cityManagement + "/整改情况报告表.xlsx"

// oneProject is the rectification report of the city management bureau with all
// of its rows on A-01.
func oneProject(t *testing.T) []byte {
	t.Helper()
	name := "城区环卫一体化保洁费（城区、莱钢大道及公厕）"
	return edited(t, sample(t, cityManagement, "整改情况报告表.xlsx"), map[string]string{"B7": "A-01", "C7": name, "B8": "A-01", "C8": name})
}

// twoProjects names A-02 by mistake in one row of it (C02).
func twoProjects(t *testing.T) []byte {
	t.Helper()
	return edited(t, oneProject(t), map[string]string{"B7": "A-02"})
}

// fatesOf are what became of the versions of a duty: file, verdict and fate.
func fatesOf(s *record.Snapshot, form, project string) []string {
	var out []string
	for _, v := range s.Versions {
		if v.Duty.Form == form && v.Duty.Project() == project {
			out = append(out, v.File.Path+" "+string(v.Verdict)+" "+string(v.State))
		}
	}
	return out
}

// quiet runs once more and audits: nothing may change.
func quiet(t *testing.T, o pipeline.Options, s *record.Snapshot) {
	t.Helper()
	if diff := cmp.Diff(s.Versions, mustRun(t, o).Snapshot.Versions); diff != "" {
		t.Errorf("run again (-before +after):\n%s", diff)
	}
	if report, err := custody.Audit(t.Context(), o.Workspace); err != nil || len(report.Faults) > 0 {
		t.Errorf("audit: %v, %+v", err, report.Faults)
	}
	current, err := o.Current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(s.Versions, current.Versions); diff != "" {
		t.Errorf("read again (-run +current):\n%s", diff)
	}
}

// changes are the rows of a kind in today's changes.
func changes(t *testing.T, o pipeline.Options, what string) []string {
	t.Helper()
	var out []string
	published(t, o.Outbox, func(_ string, f *excelize.File) {
		rows, _ := f.GetRows("今日变化") // other workbooks have no such sheet
		for _, r := range rows {
			if r[0] == what {
				out = append(out, strings.Join(r[1:], " "))
			}
		}
	})
	return out
}

// TestAProjectNamedByMistake is no longer returned once the report names
// another one: in its place, under another name, or beside it.
func TestAProjectNamedByMistake(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("side by side it does nothing that others do not")
	}
	const renamed = cityManagement + "/整改/改好了.xlsx"
	for _, tt := range []struct {
		name string
		mend func(t *testing.T, o pipeline.Options)
		want string // fate of A-02
	}{
		{"in its place", func(t *testing.T, o pipeline.Options) {
			put(t, o.Inbox, reportPath, edited(t, oneProject(t), map[string]string{"E5": "另一种说法"}))
		}, "superseded corrected"},
		{"under another name", func(t *testing.T, o pipeline.Options) {
			remove(t, o.Inbox, reportPath)
			put(t, o.Inbox, renamed, oneProject(t))
		}, "superseded corrected"},
		{"beside it", func(t *testing.T, o pipeline.Options) { put(t, o.Inbox, renamed, oneProject(t)) }, "superseded corrected"},
		{"taken away", func(t *testing.T, o pipeline.Options) { remove(t, o.Inbox, reportPath) }, "returned sent_back"},
		{"another report beside it", func(t *testing.T, o pipeline.Options) {
			put(t, o.Inbox, renamed, edited(t, oneProject(t), map[string]string{"E5": "另一种说法"}))
		}, "returned sent_back"},
		{"a broken file in its place", func(t *testing.T, o pipeline.Options) { put(t, o.Inbox, reportPath, oneProject(t)[:3000]) }, "returned sent_back"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := fixture(t)
			put(t, o.Inbox, reportPath, twoProjects(t))
			s := mustRun(t, o).Snapshot
			if diff := cmp.Diff([]string{reportPath + " returned sent_back"}, fatesOf(s, "rectification", "A-02")); diff != "" {
				t.Fatalf("at first (-want +got):\n%s", diff)
			}
			o = later(o, 1)
			tt.mend(t, o)
			s = mustRun(t, o).Snapshot
			if diff := cmp.Diff([]string{reportPath + " " + tt.want}, fatesOf(s, "rectification", "A-02")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			told, seen := strings.Contains(codesByFile(s)[reportPath], "C02"), len(changes(t, o, "报送更正"))
			if ended := strings.Contains(tt.want, "corrected"); told == ended || ended != (seen == 1) {
				t.Errorf("its mistake is told: %t, the section sees %d changes", told, seen)
			}
			quiet(t, o, s)
		})
	}
}

func remove(t *testing.T, inbox, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(inbox, filepath.FromSlash(name))); err != nil {
		t.Fatal(err)
	}
}

// TestASheetTakenOut of a workbook is no longer returned, and what is wrong with
// it no longer told; the other sheet stands as it did.
func TestASheetTakenOut(t *testing.T) {
	t.Parallel()
	const book = cityManagement + "/评分表.xlsx"
	o := fixture(t)
	one := sample(t, cityManagement, "评分表_A-01.xlsx")
	put(t, o.Inbox, book, withSecondSheet(t, one, "A-02"))
	s := mustRun(t, o).Snapshot
	if diff := cmp.Diff([]string{book + " returned sent_back"}, fatesOf(s, "score-sheet", "A-02")); diff != "" {
		t.Fatalf("at first (-want +got):\n%s", diff)
	}
	o = later(o, 1)
	put(t, o.Inbox, book, one)
	s = mustRun(t, o).Snapshot
	if diff := cmp.Diff([]string{book + " superseded corrected"}, fatesOf(s, "score-sheet", "A-02")); diff != "" {
		t.Errorf("A-02 (-want +got):\n%s", diff)
	}
	for _, v := range s.Versions {
		if v.Duty.Subject == "A-01" && v.Counts() && !v.Standing() {
			t.Errorf("A-01 is %s", v.Verdict)
		}
	}
	if told := codesByFile(s)[book]; strings.Contains(told, "C0") {
		t.Errorf("still told: %s", told)
	}
	for path, v := range verdicts(s) {
		if v == record.Returned {
			t.Errorf("%s is still returned", path)
		}
	}
	quiet(t, o, s)
}

// withSecondSheet is a workbook with its sheet once more, for another project.
func withSecondSheet(t *testing.T, data []byte, project string) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	to, err := f.NewSheet("又一张")
	if err != nil {
		t.Fatal(err)
	}
	if err := f.CopySheet(0, to); err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStr("又一张", "B3", project); err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// TestNobodyIsLateForAProjectNamedByMistake: the sheet came in time under the
// wrong code, was told so, and came again after the deadline.
func TestNobodyIsLateForAProjectNamedByMistake(t *testing.T) {
	t.Parallel()
	one := sample(t, cityManagement, "评分表_A-01.xlsx")
	for _, tt := range []struct {
		name  string
		cells map[string]string // changed besides
		hours int
		want  string
	}{
		{"the same sheet", nil, 4 * 24, ""},
		{"the same sheet, after its own period", nil, 10 * 24, "D07"},
		{"another sheet", map[string]string{"F16": "另一种说法"}, 4 * 24, "D01"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := fixture(t)
			put(t, o.Inbox, sheetA01, edited(t, one, map[string]string{"B3": "A-02"}))
			mustRun(t, o)
			o = later(o, tt.hours)
			put(t, o.Inbox, sheetA01, edited(t, one, tt.cells))
			s := mustRun(t, o).Snapshot
			if got := codesByFile(s)[sheetA01]; got != tt.want {
				t.Errorf("told %q, want %q", got, tt.want)
			}
			missing := ""
			for _, i := range s.Issues {
				if i.Code == "D02" && i.Form == "score-sheet" && i.Department == "213001" {
					missing += i.Project
				}
			}
			if missing != "A-02" {
				t.Errorf("missing is %q, want A-02", missing)
			}
		})
	}
}

// TestWhatIsPutBackIsNoLongerReturned, byte for byte or saved anew: it is no new
// version, and what was returned in between is done with.
func TestWhatIsPutBackIsNoLongerReturned(t *testing.T) {
	t.Parallel()
	good := sample(t, cityManagement, "评分表_A-01.xlsx")
	for name, again := range map[string][]byte{"the same file": good, "saved anew": edited(t, good, nil)} {
		t.Run(name, func(t *testing.T) {
			o := fixture(t)
			put(t, o.Inbox, sheetA01, good)
			mustRun(t, o)
			o = later(o, 1)
			put(t, o.Inbox, sheetA01, edited(t, good, map[string]string{"E32": "95"}))
			mustRun(t, o)
			o = later(o, 1)
			put(t, o.Inbox, sheetA01, again)
			s := mustRun(t, o).Snapshot
			got := fatesOf(s, "score-sheet", "A-01")
			want := []string{sheetA01 + " accepted standing", sheetA01 + " superseded corrected", sheetA01 + " duplicate repeated"}
			if name == "the same file" {
				want = want[:2]
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			quiet(t, o, s)
		})
	}
}

// TestAFileMovedToItsOwnFolder is no longer told of in the wrong one.
func TestAFileMovedToItsOwnFolder(t *testing.T) {
	t.Parallel()
	const wrong, right = cityManagement + "/评分表_A-05.xlsx", water + "/评分表_A-05.xlsx"
	o := fixture(t)
	sheet := sample(t, water, "评分表_A-05.xlsx")
	put(t, o.Inbox, wrong, sheet)
	if got := codesByFile(mustRun(t, o).Snapshot)[wrong]; !strings.HasPrefix(got, "C06") {
		t.Fatalf("told %q", got)
	}
	o = later(o, 1)
	remove(t, o.Inbox, wrong)
	put(t, o.Inbox, right, sheet)
	s := mustRun(t, o).Snapshot
	if diff := cmp.Diff(map[string]record.Verdict{right: record.Accepted}, verdicts(s)); diff != "" || codesByFile(s)[wrong] != "" {
		t.Errorf("told %v (-want +got):\n%s", codesByFile(s), diff)
	}
	quiet(t, o, s)
}
