package rules

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/finding"
)

var update = flag.Bool("update", false, "rewrite expected output")

// TestPairs holds every fixture against what it should give: an ok_ sheet
// nothing at all, a bad_ sheet the lines of the .want file beside it.
func TestPairs(t *testing.T) {
	forms := loadForms(t)
	e := newTestEngine(t, forms)
	for _, path := range mustGlob(t, "testdata/*_*.yaml") {
		t.Run(filepath.Base(path), func(t *testing.T) {
			c := loadFixture(t, path, forms)
			got := lines(e.Check(c.submission, c.input))
			if strings.HasPrefix(filepath.Base(path), "ok_") {
				if got != "" {
					t.Errorf("want nothing, got:\n%s", got)
				}
				return
			}
			compareFile(t, strings.TrimSuffix(path, ".yaml")+".want", got)
		})
	}
}

// TestPairsComplete asks for a sheet that passes and a sheet that fails for
// every code that is checked here.
func TestPairsComplete(t *testing.T) {
	for _, s := range loadSpecs(t) {
		if len(s.Checks) == 0 {
			continue
		}
		for _, kind := range []string{"ok_", "bad_"} {
			if paths, _ := filepath.Glob("testdata/" + kind + string(s.Code) + "*.yaml"); len(paths) == 0 {
				t.Errorf("%s has no %s fixture", s.Code, kind)
			}
		}
		if !wanted(t, s.Code) {
			t.Errorf("no bad_%s fixture gives %s", s.Code, s.Code)
		}
	}
}

func wanted(t *testing.T, code finding.Code) bool {
	paths, _ := filepath.Glob("testdata/bad_" + string(code) + "*.want")
	for _, path := range paths {
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(want), string(code)) {
			return true
		}
	}
	return false
}

// lines writes findings as code[/variant] cell field.
func lines(fs []finding.Finding) string {
	var b strings.Builder
	for _, f := range fs {
		b.WriteString(string(f.Code))
		if f.Variant != "" {
			b.WriteString("/" + f.Variant)
		}
		b.WriteString(" " + f.Place.Cell.String() + " " + f.Field + "\n")
	}
	return b.String()
}

func compareFile(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got):\n%s", path, d)
	}
}
