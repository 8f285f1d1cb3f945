package report

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

var update = flag.Bool("update", false, "rewrite testdata")

// TestGolden holds every report of the first evening against its text, and the
// master of a complete round.
func TestGolden(t *testing.T) {
	for name, data := range workbooks(t) {
		golden(t, name+".txt", dump(t, data))
	}
	var buf bytes.Buffer
	if err := view.Findings(&buf, reporttest.Campaign2023(), reporttest.FirstEvening(), finding.ZH); err != nil {
		t.Fatal(err)
	}
	golden(t, "findings.json", buf.String())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (go test -update rewrites it): %s", name, diff)
	}
}

// dump is a workbook's cells as text, one row a line; a formula stands behind
// its result.
func dump(t *testing.T, data []byte) string {
	t.Helper()
	f := reporttest.Open(t, data)
	var out strings.Builder
	for _, sheet := range f.GetSheetList() {
		size, err := f.GetSheetDimension(sheet)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "== %s %s\n", sheet, size)
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			fmt.Fprintf(&out, "%d", r+1)
			for c, v := range row {
				dumpCell(t, f, &out, sheet, finding.Ref{Row: r + 1, Col: c + 1}, v)
			}
			out.WriteByte('\n')
		}
	}
	return out.String()
}

func dumpCell(t *testing.T, f *excelize.File, out *strings.Builder, sheet string, at finding.Ref, v string) {
	t.Helper()
	expr, err := f.GetCellFormula(sheet, at.String())
	if err != nil {
		t.Fatal(err)
	}
	if v == "" && expr == "" {
		return
	}
	fmt.Fprintf(out, " | %s %s", finding.ColumnName(at.Col), v)
	if expr != "" {
		fmt.Fprintf(out, " =%s", expr)
	}
}
