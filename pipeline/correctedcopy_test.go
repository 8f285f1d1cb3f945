package pipeline_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// misspelt is a sheet of the first evening with mistakes of form: two numbers as
// text, a date as text, a code in another spelling.
func misspelt(t *testing.T) []byte {
	t.Helper()
	return edited(t, sample(t, cityManagement, "评分表_A-02.xlsx"), map[string]string{"E9": "３分", "E10": " 3 ", "F7": "2023年9月20日", "B3": "ａ０２"})
}

// corrected is what lies beside the marked copy; "" where nothing does.
func corrected(t *testing.T, o pipeline.Options) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(o.Units, "*", "*_建议改正.xlsx"))
	if err != nil || len(found) > 1 {
		t.Fatalf("corrected copies %q, %v", found, err)
	}
	return strings.Join(found, "")
}

func v03s(s *record.Snapshot) (n int) {
	for _, i := range s.Issues {
		if i.Code == "V03" {
			n += max(1, len(i.Cells))
		}
	}
	return n
}

// TestACorrectedCopyIsHandedIn: it lies beside the marked copy, is told of in
// receipt and report, takes nothing but form away when it comes back, and leaves
// with the version that it is of.
func TestACorrectedCopyIsHandedIn(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	const name = cityManagement + "/评分表_A-02.xlsx"
	put(t, o.Inbox, name, misspelt(t))
	first := mustRun(t, o)
	path := corrected(t, o)
	if filepath.Base(path) != "评分表_A-02_建议改正.xlsx" || v03s(first.Snapshot) < 3 {
		t.Fatalf("corrected copy %q of a sheet with %d cells misspelt", path, v03s(first.Snapshot))
	}
	back := mustRead(t, path)
	book := sheettest.Open(t, back)
	if last := book.Sheets[len(book.Sheets)-1]; last.Name != form.CorrectionSheet || len(book.Sheets[0].Comments) == 0 {
		t.Errorf("the copy ends with the sheet %q", last.Name)
	}
	receipts, err := filepath.Glob(filepath.Join(o.Units, cityManagement, "回执", "*.html"))
	if err != nil || len(receipts) != 1 || !strings.Contains(string(mustRead(t, receipts[0])), "评分表_A-02_建议改正.xlsx：已替您改好格式，数字和结论没有动") {
		t.Errorf("the receipt %q does not tell (%v)", receipts, err)
	}

	// Nothing new, nothing made anew.
	if again := mustRun(t, o); again.Published.Written > 4 {
		t.Errorf("a run with nothing new wrote %d files", again.Published.Written)
	}

	// One that somebody deleted lies there again.
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if mustRun(t, o); corrected(t, o) != path || !bytes.Equal(mustRead(t, path), back) {
		t.Error("the corrected copy that was deleted is another one")
	}

	// Handed in, only what was mended is no longer told.
	before := codesByFile(first.Snapshot)[name]
	o.AsOf = o.AsOf.Add(24 * time.Hour)
	put(t, o.Inbox, cityManagement+"/评分表_A-02_建议改正.xlsx", back)
	out := mustRun(t, o)
	if got := codesByFile(out.Snapshot)[cityManagement+"/评分表_A-02_建议改正.xlsx"]; got != before {
		t.Errorf("handed in it has findings %q, the original %q", got, before)
	}
	for _, i := range out.Snapshot.Issues {
		if i.Code == "V03" || i.Code == "S10" || i.Severity == finding.Error && i.Code != "T03" && i.Code != "T05" && i.FileID != 0 {
			t.Errorf("told of the copy: %s %s %s", i.Code, i.Place.Cell, i.Message.ZH)
		}
	}
	if left := corrected(t, o); left != "" {
		t.Errorf("%s is still there", left)
	}
}

// TestACorrectedCopyOpens in LibreOffice, made by whichever program: it shows the
// mended cells as numbers and dates, and the list behind the sender's sheet.
func TestACorrectedCopyOpens(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("waits for another program")
	}
	office, reader := tool(t, "soffice"), tool(t, "pdftotext")
	convert := func(to, file string) string {
		dir := t.TempDir()
		args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", to, "--outdir", dir, file}
		if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
			t.Fatalf("convert: %v\n%s", err, out)
		}
		return filepath.Join(dir, strings.TrimSuffix(filepath.Base(file), ".xlsx")+"."+to)
	}
	o := fixture(t)
	drawn := filepath.Join(t.TempDir(), "评分表_A-02.xlsx")
	if err := os.WriteFile(drawn, misspelt(t), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, data := range [][]byte{misspelt(t), mustRead(t, convert("xlsx", drawn))} {
		o.AsOf = o.AsOf.Add(24 * time.Hour)
		put(t, o.Inbox, cityManagement+"/评分表_A-02.xlsx", data)
		mustRun(t, o)
		text, err := exec.Command(reader, "-layout", convert("pdf", corrected(t, o)), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"2023年9月20日", "A-02", "已替您改好格式", "３分"} {
			if !strings.Contains(string(text), want) {
				t.Errorf("%q is not in print:\n%s", want, text)
			}
		}
	}
}
