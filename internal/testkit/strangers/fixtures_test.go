package strangers

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/internal/testkit/sheettest"
)

var update = flag.Bool("update", false, "have openpyxl and LibreOffice write the fixtures anew")

// TestFixtures has other programs write the fixtures when asked to, and wants
// each of them to be there else.
func TestFixtures(t *testing.T) {
	for i, name := range ledgerFixtures {
		if *update {
			write(t, name, ledgerSheet(i))
		}
		if data, err := os.ReadFile(filepath.Join("testdata", name)); err != nil || !bytes.HasPrefix(data, []byte("PK")) {
			t.Errorf("%s is no workbook", name)
		}
	}
}

func write(t *testing.T, name string, s sheettest.Sheet) {
	t.Helper()
	target := filepath.Join("testdata", name)
	if strings.Contains(name, "openpyxl") {
		openpyxl(t, target, s)
		return
	}
	source := filepath.Join(t.TempDir(), strings.TrimSuffix(name, filepath.Ext(name))+".xlsx")
	must(t, os.WriteFile(source, sheettest.Build(t, s), 0o644))
	run(t, nil, "soffice", "--headless", "-env:UserInstallation=file://"+t.TempDir(),
		"--convert-to", strings.TrimPrefix(filepath.Ext(name), "."), "--outdir", "testdata", source)
}

// openpyxl gives a sheet to a script that writes it.
func openpyxl(t *testing.T, target string, s sheettest.Sheet) {
	t.Helper()
	r := csv.NewReader(strings.NewReader(s.CSV))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	must(t, err)
	sheet, err := json.Marshal(map[string]any{"name": s.Name, "rows": rows, "merges": s.Merges})
	must(t, err)
	run(t, sheet, "python3", filepath.Join("testdata", "workbook.py"), target)
}

func run(t *testing.T, input []byte, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Stdin = bytes.NewReader(input)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}
