package rules

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/finding"
	"jixiao/rules/kind"
)

var update = flag.Bool("update", false, "rewrite expected output")

// TestPairs holds every fixture against what it says that is found. A note of
// another rule is no part of it, unless that rule has to do with this one; in
// forms stand sheets on which there is nothing to remark at all.
func TestPairs(t *testing.T) {
	forms := loadForms(t)
	e := newTestEngine(t, forms)
	for _, path := range mustGlob(t, "testdata/*/*.yaml") {
		folder := filepath.Base(filepath.Dir(path))
		if folder == "base" {
			continue
		}
		t.Run(folder+"/"+filepath.Base(path), func(t *testing.T) {
			c := loadFixture(t, path, forms)
			found := slices.DeleteFunc(c.found(e), func(f finding.Finding) bool {
				return folder != "forms" && f.Severity == finding.Info && !relatedTo(finding.Code(folder), f.Code)
			})
			got := lines(found)
			switch {
			case *update:
				rewriteWant(t, path, got)
			case got != c.want:
				t.Errorf("(-want +got):\n%s", cmp.Diff(c.want, got))
			}
		})
	}
}

// relatedTo reports whether one code may keep another one from being told.
func relatedTo(code, other finding.Code) bool {
	for _, o := range origins {
		if !slices.Contains(o.codes, code) {
			continue
		}
		if slices.Contains(o.codes, other) ||
			slices.ContainsFunc(o.over, func(x over) bool { return slices.Contains(x.codes, other) }) {
			return true
		}
	}
	return code == other
}

// rewriteWant puts what is found at the end of a fixture.
func rewriteWant(t *testing.T, path, found string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text, _, _ := strings.Cut("\n"+string(data), "\nwant: |\n")
	text = strings.TrimSpace(text) + "\n"
	if found != "" {
		text += "want: |\n  " + strings.ReplaceAll(strings.TrimSpace(found), "\n", "\n  ") + "\n"
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestPairsComplete asks for a sheet that passes and a sheet that fails for
// every code that is checked here; what is judged over the whole campaign has
// its pairs in pipeline/crosscheck.
func TestPairsComplete(t *testing.T) {
	forms := loadForms(t)
	for _, s := range loadSpecs(t) {
		if len(s.Checks) == 0 {
			continue
		}
		if _, across := s.Checks[0].Params.(kind.Crosschecked); across {
			continue
		}
		passes, fails := false, false
		for _, path := range mustGlob(t, "testdata/"+string(s.Code)+"/*.yaml") {
			want := loadFixture(t, path, forms).want
			passes = passes || strings.HasPrefix(filepath.Base(path), "ok") && want == ""
			fails = fails || strings.HasPrefix(filepath.Base(path), "bad") && strings.Contains(want, string(s.Code))
		}
		if !passes || !fails {
			t.Errorf("testdata/%s needs an ok*.yaml that passes (there is: %t) and a bad*.yaml that gives %s (%t)", s.Code, passes, s.Code, fails)
		}
	}
}

// lines writes findings as code[/variant] cell field.
func lines(fs []finding.Finding) string {
	var b strings.Builder
	for _, f := range fs {
		b.WriteString(string(f.Code))
		if f.Variant != "" {
			b.WriteString("/" + f.Variant)
		}
		b.WriteString(" " + f.Place.Cell.String() + " " + f.Field)
		if f.Because != "" {
			b.WriteString(" because " + f.Because[:3])
		}
		b.WriteString("\n")
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
