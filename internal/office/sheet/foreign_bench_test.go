package sheet_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/form"
)

// keepEnv names a folder in which what is read here is left, for other programs
// to read the same.
const keepEnv = "KEEP"

// BenchmarkForeignForms reads a score sheet of 8 columns by 35 rows as
// LibreOffice saves it: .ods and .xls.
func BenchmarkForeignForms(b *testing.B) {
	for _, kind := range []string{"ods", "xls"} {
		data, err := os.ReadFile(filepath.Join("testdata", "foreign", "评分表_样例."+kind))
		if err != nil {
			b.Fatal(err)
		}
		forms := make([][]byte, 500)
		for i := range forms {
			forms[i] = append([]byte(nil), data...)
		}
		benchmarkForeign(b, "form."+kind, forms)
	}
}

// BenchmarkForeignLists reads a list of 20,000 rows by 12 columns: .ods as
// LibreOffice, .xls as Excel saves it.
func BenchmarkForeignLists(b *testing.B) {
	const rows = 20_000
	benchmarkForeign(b, "list.ods", [][]byte{sheettest.ListODS(b, rows)})
	benchmarkForeign(b, "list.xls", [][]byte{sheettest.ListXLS(b, rows)})
}

func benchmarkForeign(b *testing.B, name string, files [][]byte) {
	if dir := os.Getenv(keepEnv); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name), files[0], 0o644); err != nil {
			b.Fatal(err)
		}
	}
	b.Run(name, func(b *testing.B) { compareReadings(b, files, []reading{{name: "read", read: open}}) })
}

// TestListsInForeignKinds: a list says the same from whichever kind of file.
func TestListsInForeignKinds(t *testing.T) {
	const rows = 500
	want := sheettest.Open(t, sheettest.List(t, rows))
	for kind, data := range map[string][]byte{"ods": sheettest.ListODS(t, rows), "xls": sheettest.ListXLS(t, rows)} {
		got := sheettest.Open(t, data)
		if len(got.Sheets[0].Rows) != rows {
			t.Fatalf("%s: %d rows", kind, len(got.Sheets[0].Rows))
		}
		for i, row := range got.Sheets[0].Rows {
			for j, c := range row.Cells {
				if w := want.Sheets[0].Rows[i].Cells[j]; c.Ref != w.Ref || c.Kind != w.Kind || shortest(c) != shortest(w) {
					t.Fatalf("%s, %s: %+v, want %+v", kind, c.Ref, c, w)
				}
			}
		}
	}
}

// shortest leaves out the zeros that no binary number has.
func shortest(c form.Cell) string {
	if c.Kind == form.Number && strings.Contains(c.Text, ".") {
		return strings.TrimRight(strings.TrimRight(c.Text, "0"), ".")
	}
	return c.Text
}
