package report

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// printed is the text of a page as a browser prints it; a form feed ends each
// sheet of paper.
func printed(t *testing.T, name, source string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("waits for another program")
	}
	browser, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("chromium is not installed; CI must look at the %s through a browser", name)
		}
		t.Skipf("chromium is not installed: the %s was not looked at through a browser", name)
	}
	dir := t.TempDir()
	from, paper := filepath.Join(dir, name+".html"), filepath.Join(dir, name+".pdf")
	if *keep != "" {
		paper = filepath.Join(*keep, name+".pdf")
	}
	if err := os.WriteFile(from, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "profile"),
		"--no-pdf-header-footer", "--print-to-pdf="+paper, "file://"+from).CombinedOutput()
	if err != nil {
		t.Fatalf("print: %v\n%s", err, out)
	}
	return pdfText(t, paper)
}
