package pipeline_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/samples"
	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline"
	"jixiao/pipeline/record"
	"jixiao/rules/form"
)

// copies are the marked copies of an outbox by folder and name.
func copies(t *testing.T, o pipeline.Options) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(o.Units, "*", "*_审核.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range found {
		found[i] = filepath.ToSlash(strings.TrimPrefix(found[i], o.Units+string(filepath.Separator)))
	}
	slices.Sort(found)
	return found
}

func TestEveryFileWithFindingsComesBackMarked(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	out := mustRun(t, o)
	told := map[string]bool{}
	for _, i := range out.Snapshot.Issues {
		if i.FileID != 0 && i.Audience != "section" {
			told[i.Place.File] = true
		}
	}
	var want []string
	for _, f := range out.Snapshot.Files {
		if told[f.Path] && (f.Verdict == record.Returned || f.Verdict.Stands()) {
			want = append(want, strings.TrimSuffix(f.Path, filepath.Ext(f.Path))+"_审核.xlsx")
		}
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, copies(t, o)); diff != "" || len(want) < 6 {
		t.Errorf("copies (-want +got):\n%s", diff)
	}
}

// TestACopyIsMendedAndHandedBack follows one sheet: returned, its copy handed
// back as it is, and then mended.
func TestACopyIsMendedAndHandedBack(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	const name = cityManagement + "/评分表_A-02.xlsx"
	data := sample(t, cityManagement, "评分表_A-02.xlsx")
	put(t, o.Inbox, name, data)
	first := mustRun(t, o)
	before := codesByFile(first.Snapshot)[name]
	back := mustRead(t, filepath.Join(o.Units, cityManagement, "评分表_A-02_审核.xlsx"))
	book := sheettest.Open(t, back)
	if book.Sheets[0].Name != form.ListSheet || len(book.Sheets[1].Comments) == 0 {
		t.Fatalf("the copy has sheets %q", book.Sheets[0].Name)
	}

	// Handed back as it is, it says the same and nothing of our own marks.
	o.AsOf = o.AsOf.Add(24 * time.Hour)
	put(t, o.Inbox, name, back)
	again := mustRun(t, o)
	if got := codesByFile(again.Snapshot)[name]; got != before {
		t.Errorf("the copy has findings %q, the original %q", got, before)
	}
	if next := sheettest.Open(t, mustRead(t, filepath.Join(o.Units, cityManagement, "评分表_A-02_审核.xlsx"))); len(next.Sheets) != len(book.Sheets) {
		t.Errorf("the copy of the copy has %d sheets", len(next.Sheets))
	}

	// Mended, it is accepted and its copy leaves.
	o.AsOf = o.AsOf.Add(24 * time.Hour)
	put(t, o.Inbox, name, mendedCopy(t, back))
	out := mustRun(t, o)
	if got := verdicts(out.Snapshot)[name]; got != record.Accepted {
		t.Errorf("the mended copy is %s: %s", got, codesByFile(out.Snapshot)[name])
	}
	// A hint would have it stay, and is none of this test's business.
	hinted := slices.ContainsFunc(out.Snapshot.Issues, func(i record.Issue) bool { return i.FileID != 0 && isHint(i) })
	if got := copies(t, o); len(got) != 0 && !hinted {
		t.Errorf("copies are left: %q", got)
	}
}

// mendedCopy is the copy with total and score put right.
func mendedCopy(t *testing.T, back []byte) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(back))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for cell, value := range map[string]string{"E32": "94.5", "B33": "94.5"} {
		if err := f.SetCellDefault("评分表", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestCopiesAreMadeOnlyWhenNeeded(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	mustRun(t, o)
	// Without the archive no copy could be made.
	if err := os.Rename(filepath.Join(o.Place.Folder(), "archive"), filepath.Join(t.TempDir(), "archive")); err != nil {
		t.Fatal(err)
	}
	o.AsOf = o.AsOf.Add(time.Hour)
	if out := mustRun(t, o); out.Received != 0 {
		t.Errorf("%d files were received again", out.Received)
	}
}

func TestCopiesAreTheSameAgain(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	mustRun(t, o)
	before := map[string]string{}
	for _, name := range copies(t, o) {
		before[name] = string(mustRead(t, filepath.Join(o.Units, filepath.FromSlash(name))))
	}
	if err := os.RemoveAll(o.Outbox); err != nil {
		t.Fatal(err)
	}
	mustRun(t, o)
	after := map[string]string{}
	for _, name := range copies(t, o) {
		after[name] = string(mustRead(t, filepath.Join(o.Units, filepath.FromSlash(name))))
	}
	if len(before) == 0 || !cmp.Equal(before, after) {
		t.Errorf("%d copies became %d, or other bytes", len(before), len(after))
	}
}

func mustRead(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestCopiesTellNobodyOfOthers looks for other units and their files in what
// every copy of three evenings says beside its sender's own words.
func TestCopiesTellNobodyOfOthers(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	looked := 0
	for _, evening := range samples.Evenings(t) {
		evening.CopyTo(t, o.Inbox)
		o.AsOf = evening.AsOf
		out := mustRun(t, o)
		for _, name := range copies(t, o) {
			folder, _, _ := strings.Cut(name, "/")
			book := sheettest.Open(t, mustRead(t, filepath.Join(o.Units, filepath.FromSlash(name))))
			said := saidIn(book)
			looked += len(said)
			for _, u := range o.Campaign.Facts.Units {
				if strings.HasPrefix(folder, u.Code) {
					continue
				}
				if strings.Contains(said, u.Code) || strings.Contains(said, u.Name) {
					t.Errorf("%s: %s speaks of %s", evening.Name, name, u.Name)
				}
			}
			for _, f := range out.Snapshot.Files {
				if !strings.HasPrefix(f.Path, folder+"/") && strings.Contains(said, f.Path) {
					t.Errorf("%s: %s names %s", evening.Name, name, f.Path)
				}
			}
		}
	}
	if looked == 0 {
		t.Error("no copy says anything")
	}
}

// saidIn is what a copy says: its list and its comments.
func saidIn(book *form.Workbook) string {
	var b strings.Builder
	for i, s := range book.Sheets {
		for _, c := range s.Comments {
			b.WriteString(c.Text + "\n")
		}
		if i > 0 {
			continue
		}
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				b.WriteString(c.Text + "\n")
			}
		}
	}
	return b.String()
}

// TestWhatCannotBePatchedIsWrittenAnew hands in a workbook that we read and
// Excel would not: its package does not say what its parts are.
func TestWhatCannotBePatchedIsWrittenAnew(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	original := sample(t, cityManagement, "评分表_A-02.xlsx")
	put(t, o.Inbox, cityManagement+"/评分表_A-02.xlsx", sheettest.Rewrite(t, original, func(part string, content []byte) []byte {
		if part == "[Content_Types].xml" {
			return nil
		}
		return content
	}))
	mustRun(t, o)
	book := sheettest.Open(t, mustRead(t, filepath.Join(o.Units, cityManagement, "评分表_A-02_审核.xlsx")))
	want := sheettest.Open(t, original).Sheets[0]
	got := book.Sheets[1]
	if len(got.Comments) == 0 {
		t.Error("nothing is marked")
	}
	for i, row := range want.Rows {
		for c, cell := range row.Cells {
			if i >= len(got.Rows) || c >= len(got.Rows[i].Cells) || got.Rows[i].Cells[c].Text != cell.Text {
				t.Fatalf("%s is not as it was", cell.Ref)
			}
		}
	}
}
