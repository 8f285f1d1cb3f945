package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"jixiao/rules/finding"
)

type told struct {
	code    finding.Code
	variant string
}

// TestMessages renders every wording of the catalogue in both languages: with
// the finding of a fixture where a check gives it, else with made-up words.
func TestMessages(t *testing.T) {
	forms := loadForms(t)
	e := newTestEngine(t, forms)
	found := fixtureFindings(t, e)
	var b strings.Builder
	for info := range e.Infos() {
		fmt.Fprintf(&b, "== %s %s | %s\n   %s\n   %s\n", info.Code, info.Title.ZH, info.Title.EN, info.Why.ZH, info.Why.EN)
		for _, variant := range append([]string{""}, slices.Sorted(maps.Keys(info.Variants))...) {
			f, ok := found[told{info.Code, variant}]
			if !ok {
				f = e.Complete([]finding.Finding{madeUp(info, variant)}, Input{Facts: testFacts()})[0]
			}
			fmt.Fprintf(&b, "-- %s %s\n%s\n%s\n%s\n%s\n", variant, f.Severity, f.Message.ZH, f.Fix.ZH, f.Message.EN, f.Fix.EN)
		}
	}
	compareFile(t, "testdata/messages.golden", b.String())
}

func madeUp(info Info, variant string) finding.Finding {
	f := finding.Finding{Code: info.Code, Variant: variant, Project: "A-02", Value: "‹value›", Expected: "‹expected›",
		Args: finding.Args{"field": {ZH: "‹栏目›", EN: "‹field›"}}}
	for _, name := range info.Args {
		f.Args[name] = finding.Same("‹" + name + "›")
	}
	return f
}

// fixtureFindings is one finding of every wording that the fixtures bring
// about, the first by file name.
func fixtureFindings(t *testing.T, e *Engine) map[told]finding.Finding {
	t.Helper()
	forms := loadForms(t)
	found := map[told]finding.Finding{}
	for _, path := range mustGlob(t, "testdata/*/bad*.yaml") {
		c := loadFixture(t, path, forms)
		for _, f := range c.found(e) {
			if _, ok := found[told{f.Code, f.Variant}]; !ok {
				found[told{f.Code, f.Variant}] = f
			}
		}
	}
	return found
}

// TestFindingsComplete looks at every finding that the fixtures bring about:
// it names sheet, cell, form, project and field, says what stands there, and
// carries no word that the catalogue does not know.
func TestFindingsComplete(t *testing.T) {
	forms := loadForms(t)
	e := newTestEngine(t, forms)
	for _, path := range mustGlob(t, "testdata/*/bad*.yaml") {
		c := loadFixture(t, path, forms)
		for _, f := range c.found(e) {
			name := path + " " + string(f.Code)
			info, _ := e.Info(f.Code)
			if f.Place.Sheet == "" || f.Place.Cell.IsZero() || f.Form == "" || f.Field == "" || f.Args["field"].IsZero() {
				t.Errorf("%s: incomplete: %+v", name, f)
			}
			for word := range f.Args {
				if word != "field" && !slices.Contains(info.Args, word) {
					t.Errorf("%s: the catalogue does not know {%s}", name, word)
				}
			}
			for _, text := range []string{f.Message.ZH, f.Message.EN, f.Fix.ZH, f.Fix.EN} {
				if text == "" || strings.ContainsAny(text, "{}") || strings.ContainsFunc(text, unicode.IsControl) {
					t.Errorf("%s: text %q", name, text)
				}
			}
		}
	}
}

// TestProjectNamed holds that a finding about one project's sheet or row says
// which project that is.
func TestProjectNamed(t *testing.T) {
	forms := loadForms(t)
	e := newTestEngine(t, forms)
	for name, want := range map[string]string{"T03/bad": "A-04", "R01/bad": "A-01", "G01/bad_list": "A-04",
		"C06/bad_by_name": "", "T08/bad_rows": "", "X04/bad_unknown": "A-99"} {
		c := loadFixture(t, "testdata/"+name+".yaml", forms)
		if fs := c.found(e); len(fs) == 0 || fs[0].Project != want {
			t.Errorf("%s: project of %+v, want %q", name, fs, want)
		}
	}
}

// TestLongValue holds that no value from a file floods a message.
func TestLongValue(t *testing.T) {
	e := newTestEngine(t, loadForms(t))
	f := finding.Finding{Code: "V02", Value: strings.Repeat("长", 5000), Project: strings.Repeat("A", 5000),
		Args: finding.Args{"field": finding.Same("得分")}}
	got := e.Complete([]finding.Finding{f}, Input{})[0]
	if n := utf8.RuneCountInString(got.Message.ZH); n > 160 {
		t.Errorf("message of %d characters", n)
	}
}
