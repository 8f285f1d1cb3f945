package pipeline_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/samples"
	"jixiao/internal/testkit/sheettest"
)

// TestAnotherDrawerMovesNoMoment: reports that an older program drew, and
// recorded in its own terms, are drawn anew, keep their moment and leave nothing
// in the history. One in which somebody changed a cell is another report.
func TestAnotherDrawerMovesNoMoment(t *testing.T) {
	t.Parallel()
	o := later(fixture(t), -12)
	o.Version = "older"
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	mustRun(t, o)
	want := units(t, o)
	changed := filepath.Join(o.Units, cityManagement, "最新审核意见.xlsx")
	for path, data := range want {
		if filepath.Base(path) == "最新审核意见.xlsx" {
			other := sheettest.With(t, []byte(data), map[string]string{"docProps/app.xml": "<Properties/>"})
			if path == changed {
				other = withCell(t, other, "审核意见", "A3", "改过")
			}
			must(t, os.WriteFile(path, other, 0o644))
		}
	}
	poison(t, o, `UPDATE pages SET digest = 'older' WHERE name LIKE '%最新审核意见.xlsx'`)
	o = later(o, 1)
	o.Version = "newer"
	mustRun(t, o)
	got := units(t, o)
	if got[changed] == want[changed] {
		t.Error("a report that says something else kept its moment")
	}
	kept := 0
	for path := range got {
		if strings.Contains(path, "历次") {
			kept++
			delete(got, path)
		}
	}
	delete(got, changed)
	delete(want, changed)
	if other := differing(want, got); len(other) > 0 || kept != 1 {
		t.Errorf("%d reports in the history, want the changed one; not the same: %v", kept, other)
	}
	want = units(t, o)
	o = later(o, 1)
	o.Version = "newest"
	mustRun(t, o)
	if other := differing(want, units(t, o)); len(other) > 0 {
		t.Errorf("another version wrote something else: %v", other)
	}
}

// withCell is a workbook with another text in a cell.
func withCell(t *testing.T, workbook []byte, sheet, cell, text string) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	must(t, err)
	must(t, f.SetCellStr(sheet, cell, text))
	out, err := f.WriteToBuffer()
	must(t, err)
	must(t, f.Close())
	return out.Bytes()
}
