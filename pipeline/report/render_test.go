package report

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/pipeline/record"
)

var keep = flag.String("keep", "", "leave the workbooks of TestRender in this folder")

// TestRender opens every workbook in LibreOffice and prints it: each sheet must
// come out with its title, and no number may be too wide for its column.
func TestRender(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for another program")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("soffice is not installed; CI must look at the workbooks through LibreOffice")
		}
		t.Skip("soffice is not installed: the workbooks were not looked at through LibreOffice")
	}
	dir := t.TempDir()
	if *keep != "" {
		dir = *keep
	}
	want := map[string][]string{
		"master":     {"汇总", "13,997.53", "评分统计", "小水库除险加固", "第 1 页 共"},
		"first":      {"未报送", "退回修改"},
		"department": {"还有 1 处须修改", "填报说明"},
		"ten":        {"还有 1 处须修改，9 处须说明", "待说明"},
		"daily":      {"今天要办", "催报清单", "剩余 2 天"},
	}
	var files []string
	for name, data := range workbooks(t) {
		path := filepath.Join(dir, name+".xlsx")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	args := append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", dir}, files...)
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("convert: %v\n%s", err, out)
	}
	for name, words := range want {
		text := pdfText(t, filepath.Join(dir, name+".pdf"))
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("%s.pdf does not show %q", name, w)
			}
		}
		if pages := strings.Count(text, "\f"); name == "ten" && pages != 3 {
			t.Errorf("a report of ten findings takes %d pages, want one for each of its sheets", pages)
		}
		if strings.Contains(text, "###") {
			t.Errorf("%s.pdf: a number is too wide for its column", name)
		}
	}
}

// workbooks writes one workbook of each kind.
func workbooks(t *testing.T) map[string][]byte {
	t.Helper()
	c := campaign2023()
	out := map[string][]byte{}
	write := func(name string, s *record.Snapshot, f func(*bytes.Buffer, *record.Snapshot) error) {
		var buf bytes.Buffer
		if err := f(&buf, s); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = buf.Bytes()
	}
	master := func(w *bytes.Buffer, s *record.Snapshot) error { return Master(w, c, s) }
	write("master", complete(), master)
	write("first", firstEvening(), master)
	write("department", firstEvening(), func(w *bytes.Buffer, s *record.Snapshot) error { return Department(w, c, s, "213001") })
	ten := answeredSheet(10, "12,345.67")
	write("ten", &ten.Snapshot, func(w *bytes.Buffer, s *record.Snapshot) error { return Department(w, c, s, "213001") })
	write("daily", firstEvening(), func(w *bytes.Buffer, s *record.Snapshot) error { return NewDay(c, s).Workbook(w) })
	return out
}

func pdfText(t *testing.T, path string) string {
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
