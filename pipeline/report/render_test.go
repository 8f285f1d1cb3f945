package report

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/daily"
	"jixiao/pipeline/report/department"
	"jixiao/pipeline/report/master"
	"jixiao/pipeline/report/view"
)

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
	dir := reporttest.Folder(t)
	want := map[string][]string{
		"master":     {"汇总", "13,997.53", "评分统计", "小水库除险加固", "第 1 页 共"},
		"first":      {"未报送", "退回修改"},
		"department": {"审核意见书", "签收人（签字）", "还有 1 处须修改", "填报说明"},
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
		text := reporttest.PDFText(t, filepath.Join(dir, name+".pdf"))
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("%s.pdf does not show %q", name, w)
			}
		}
		if pages := strings.Count(text, "\f"); name == "ten" && pages > 9 {
			t.Errorf("a report of ten findings takes %d pages: a letter of two, two sheets that are two wide, and how to go on", pages)
		}
		if strings.Contains(text, "###") {
			t.Errorf("%s.pdf: a number is too wide for its column", name)
		}
	}
}

// workbooks writes one workbook of each kind.
func workbooks(t *testing.T) map[string][]byte {
	t.Helper()
	c := reporttest.Campaign2023()
	out := map[string][]byte{}
	write := func(name string, s *record.Snapshot, f func(*bytes.Buffer, *record.Snapshot) error) {
		var buf bytes.Buffer
		if err := f(&buf, s); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = buf.Bytes()
	}
	master := func(w *bytes.Buffer, s *record.Snapshot) error { return master.Write(w, c, s) }
	write("master", reporttest.Complete(), master)
	write("first", reporttest.FirstEvening(), master)
	write("department", reporttest.FirstEvening(), func(w *bytes.Buffer, s *record.Snapshot) error {
		return department.New(view.NewDepartments(c, s)).Write(w, "213001", s.Run.AsOf)
	})
	ten := reporttest.AnsweredSheet(10, "12,345.67")
	write("ten", &ten.Snapshot, func(w *bytes.Buffer, s *record.Snapshot) error {
		return department.New(view.NewDepartments(c, s)).Write(w, "213001", s.Run.AsOf)
	})
	write("daily", reporttest.FirstEvening(), func(w *bytes.Buffer, s *record.Snapshot) error { return daily.New(c, s).Workbook(w) })
	return out
}
