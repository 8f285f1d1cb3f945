package reporttest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Folder is where a test leaves what it prints: the one that KEEP names, to be
// looked at, or one that goes with the test.
func Folder(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("KEEP"); dir != "" {
		return dir
	}
	return t.TempDir()
}

// browserFor is the browser that looks at what a test made.
func browserFor(t *testing.T, name string) string {
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
	return browser
}

// Printed is the text of a page as a browser prints it; a form feed ends each
// sheet of paper.
func Printed(t *testing.T, name, source string) string {
	t.Helper()
	browser := browserFor(t, name)
	dir := t.TempDir()
	from, paper := filepath.Join(dir, name+".html"), filepath.Join(Folder(t), name+".pdf")
	if err := os.WriteFile(from, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "profile"),
		"--no-pdf-header-footer", "--print-to-pdf="+paper, "file://"+from).CombinedOutput()
	if err != nil {
		t.Fatalf("print: %v\n%s", err, out)
	}
	return PDFText(t, paper)
}

// PDFText is the text of a PDF file; a form feed ends each page.
func PDFText(t *testing.T, path string) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("pdftotext is not installed (poppler-utils)")
		}
		t.Skip("pdftotext is not installed: the printed pages were not read")
	}
	out, err := exec.Command(tool, "-layout", path, "-").Output()
	if err != nil {
		t.Fatalf("read %s: %v", path, err)
	}
	return string(out)
}
