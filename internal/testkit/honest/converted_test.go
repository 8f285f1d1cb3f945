package honest_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/internal/testkit/honest"
)

// TestConvertedSheets lets LibreOffice write the sheets anew, as .xls, .ods and
// .xlsx. It needs the program, and its time: JIXIAO_SOFFICE is how many sheets.
func TestConvertedSheets(t *testing.T) {
	sheets := setting(t, "JIXIAO_SOFFICE", 0)
	if sheets == 0 {
		t.Skip("JIXIAO_SOFFICE is not set")
	}
	all := offices(t)
	dir := t.TempDir()
	senders := map[string]string{}
	made := map[string]sheet{}
	for i := range sheets {
		seed := uint64(setting(t, "JIXIAO_HONEST_SEED", 1) + i)
		r := rand.New(rand.NewPCG(seed, 3))
		s := sheet{all[i%2], honest.Forms[i%len(honest.Forms)], seed, nil}
		s.styles = honest.Choose(taken(), s.form, 3, r)
		book, data := s.made(t)
		name := fmt.Sprintf("%04d", i)
		made[name], senders[name] = s, book.Sender
		keep(t, filepath.Join(dir, name+"."+book.Ext), data)
	}
	for _, ext := range []string{"xls", "ods", "xlsx"} {
		for _, path := range convert(t, dir, ext) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			name := strings.TrimSuffix(filepath.Base(path), "."+ext)
			s := made[name]
			if alarms := told(t, s.office, senders[name], name+"."+ext, data); len(alarms) > 0 {
				t.Errorf("%s as .%s\n\t%s", s, ext, strings.Join(alarms, "\n\t"))
			}
		}
	}
}

// convert writes all workbooks of a folder anew, and returns where they are.
func convert(t *testing.T, dir, ext string) []string {
	t.Helper()
	from, err := filepath.Glob(filepath.Join(dir, "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(t.TempDir(), "profile"))
	args := append([]string{profile, "--headless", "--convert-to", ext, "--outdir", out}, from...)
	if said, err := exec.CommandContext(t.Context(), "soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	written, err := filepath.Glob(filepath.Join(out, "*."+ext))
	if err != nil {
		t.Fatal(err)
	}
	if len(written) != len(from) {
		t.Fatalf("%d of %d sheets written as .%s", len(written), len(from), ext)
	}
	return written
}
