package pipeline_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/internal/testkit/samples"
)

// TestCopiesPrint prints the marked copies of a whole evening through
// LibreOffice: the list in front says what is wrong, the sender's sheet comes
// behind it, and no number is too wide for its column.
func TestCopiesPrint(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("waits for another program")
	}
	office, reader := tool(t, "soffice"), tool(t, "pdftotext")
	o := fixture(t)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	mustRun(t, o)
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", dir}
	var names []string
	for _, name := range copies(t, o) {
		names = append(names, strings.TrimSuffix(filepath.Base(name), ".xlsx"))
		args = append(args, filepath.Join(o.Units, filepath.FromSlash(name)))
	}
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("convert: %v\n%s", err, out)
	}
	for _, name := range names {
		text, err := exec.Command(reader, "-layout", filepath.Join(dir, name+".pdf"), "-").Output()
		if err != nil {
			t.Fatalf("read %s: %v", name, err)
		}
		pages := strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
		if len(pages) < 2 || !strings.Contains(pages[0], "审核意见") || !strings.Contains(pages[0], "修改办法") {
			t.Errorf("%s: the list does not stand in front of the sender's sheet:\n%s", name, pages[0])
		}
		for i, page := range pages {
			if strings.Contains(page, "###") || strings.TrimSpace(page) == "" {
				t.Errorf("%s: page %d is empty, or a number is too wide for its column:\n%s", name, i+1, page)
			}
		}
	}
	if len(names) < 5 {
		t.Errorf("only %d copies came back", len(names))
	}
}

// tool finds a program that looks at results; CI must have it.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	switch {
	case err == nil:
		return path
	case os.Getenv("CI") == "true":
		t.Fatalf("%s is not installed; CI must look at results through it", name)
	}
	t.Skipf("%s is not installed: the copies were not printed", name)
	return ""
}
