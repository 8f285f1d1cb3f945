package rules

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/kind"
)

func both(s string) finding.Text { return finding.Same(s) }

// spec is a sound entry for tests that break one thing in it.
func spec(t *testing.T, code finding.Code, checks ...string) Spec {
	t.Helper()
	s := Spec{Info: Info{Code: code, Severity: finding.Error, Title: both("t"), Why: both("w"),
		Message: both("{field} {value}"), Fix: both("f")}}
	for _, text := range checks {
		var c kind.Check
		if err := yaml.Unmarshal([]byte("{"+text+"}"), &c); err != nil {
			t.Fatal(err)
		}
		s.Checks = append(s.Checks, c)
	}
	return s
}

// TestProblems holds that every fault in the catalogue is told, and where.
func TestProblems(t *testing.T) {
	forms := loadForms(t)
	sound := "kind: equal, form: score-sheet, field: final_score, other: total_score"
	sum := "kind: total, form: score-sheet, table: indicators, field: total_score, column: score"
	date := "kind: period, form: score-sheet, fields: [filled_on]"
	due := "kind: item_deadline, form: rectification, table: problems, field: finished_on, due: due, problem: problem_id, list: {form: problem-list, table: problems, problem: problem_id, due: due}"
	asked := "kind: unanswered, form: rectification, table: problems, problem: problem_id, list: {form: problem-list, table: problems, problem: problem_id}"
	issued := "kind: issued_score, form: score-sheet, field: final_score, issued: {form: score-list, table: scores, field: project_name}"
	with := func(check, old, new string) Spec { return spec(t, "T90", strings.Replace(check, old, new, 1)) }
	entry := func(change func(*Spec)) Spec { s := spec(t, "T90", sound); change(&s); return s }
	worded := func(s Spec, variant string) Spec { s.Variants = map[string]Variant{variant: {}}; return s }
	for _, c := range []struct {
		name string
		spec Spec
		want []string
	}{
		{"sound", spec(t, "T90", sound, sum, date), nil},
		{"code", spec(t, "X9", sound), []string{"code"}},
		{"severity", entry(func(s *Spec) { s.Severity = 0 }), []string{"severity"}},
		{"audience", entry(func(s *Spec) { s.Audience = "all" }), []string{"audience"}},
		{"texts", entry(func(s *Spec) { s.Title.ZH, s.Why.EN, s.Fix = "", "", finding.Text{} }),
			[]string{"title.zh", "why.en", "fix.zh", "fix.en"}},
		{"basis in one language, and a lawful example without words", entry(func(s *Spec) { s.Basis.ZH, s.Lawful.Fixture = "算术", "lawful.yaml" }),
			[]string{"basis.en", "lawful.sheet.zh", "lawful.sheet.en"}},
		{"template", entry(func(s *Spec) { s.Message.EN = "{" }), []string{"message.en"}},
		{"word", entry(func(s *Spec) { s.Fix.ZH = "{sum}" }), []string{"fix.zh"}},
		{"declared word", entry(func(s *Spec) { s.Fix.ZH, s.Args = "{sum}", []string{"sum"} }), nil},
		{"variant's word", entry(func(s *Spec) { s.Variants = map[string]Variant{"near": {Message: both("{sum}")}} }),
			[]string{"variants.near.message.zh", "variants.near.message.en"}},
		{"kind", with(sound, "equal", "guess"), []string{"checks[0].kind"}},
		{"form mistyped", with(sound, "score-sheet", "scoresheets"), []string{"checks[0].form"}},
		{"form by its name", with(sound, "score-sheet", "评分表"), []string{"checks[0].form"}},
		{"form not given", with(sound, "form: score-sheet, ", ""), []string{"checks[0].form"}},
		{"form that is not there", with(sound, "score-sheet", "invoice"), nil},
		{"field unknown", with(sound, "total_score", "sum"), []string{"checks[0].other"}},
		{"field missing", with(sound, ", other: total_score", ""), []string{"checks[0].other"}},
		{"column as field", with(sound, "total_score", "score"), []string{"checks[0].other"}},
		{"no such parameter", with(sound, "other", "due: filled_on, other"), []string{"checks[0].due"}},
		{"a parameter that says nothing", with(sound, "other", "due: '', min: 0, item: , other"), nil},
		{"several", with(sum, "field: total_score, column: score", "column: points, min: 3"),
			[]string{"checks[0].column", "checks[0].field", "checks[0].min"}},
		{"table", with(sum, "indicators", "rows"), []string{"checks[0].table"}},
		{"a row's name without rows", with(date, "fields", "item: indicator, fields"), []string{"checks[0].item"}},
		{"fields of a table that is not there", with(date, "fields", "table: rows, fields"), []string{"checks[0].table"}},
		{"part", with(sum, "column", "parts: [budget, more], column"), []string{"checks[0].parts[1]"}},
		{"tolerance", with(sum, "column", "tolerance: -1, column"), []string{"checks[0].tolerance"}},
		{"list of a form that is mistyped", with(asked, "form: problem-list", "form: problem_list"), []string{"checks[0].list.form"}},
		{"list without table", with(asked, "table: problems, problem: problem_id}", "problem: problem_id}"), []string{"checks[0].list.table"}},
		{"list without id", with(asked, ", problem: problem_id}", "}"), []string{"checks[0].list.problem"}},
		{"column of a list", with(asked, "problem: problem_id}", "problem: problem_id, text: said}"), []string{"checks[0].list.text"}},
		{"list that is not there", with(asked, "form: problem-list", "form: todo"), nil},
		{"days of a list that is not there", worded(with(due, "form: problem-list", "form: todo"), "planned"), nil},
		{"days of a list, in words", worded(spec(t, "T90", due), "planned"), []string{"checks[0]", "checks[0]"}},
		{"issued in words", worded(spec(t, "T90", issued), "issued"), []string{"checks[0].issued.field"}},
		{"variant", with(sum, "column", "variant: soft, column"), []string{"checks[0]"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, problems := NewEngine([]Spec{c.spec}, forms, nil)
			var got []string
			for _, p := range problems {
				if p.Code != c.spec.Code || p.Message.ZH == "" || p.Message.EN == "" {
					t.Errorf("incomplete: %+v", p)
				}
				got = append(got, p.Path)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("paths (-want +got):\n%s", d)
			}
			if (e == nil) != (len(c.want) > 0) {
				t.Errorf("engine is %v", e)
			}
		})
	}
}

func TestTwice(t *testing.T) {
	_, problems := NewEngine([]Spec{spec(t, "T90"), spec(t, "T90")}, nil, nil)
	if len(problems) != 1 || problems[0].Path != "code" {
		t.Errorf("got %+v", problems)
	}
}

func TestOverride(t *testing.T) {
	forms := loadForms(t)
	off, on := true, false
	tolerance := decimal.Must("0.5")
	c := loadFixture(t, "testdata/T03/bad.yaml", forms) // 83 against 82
	near := loadFixture(t, "testdata/C02/bad_near.yaml", forms)
	for _, x := range []struct {
		name     string
		override Override
		sheet    sheetCase
		want     string
	}{
		{"none", Override{Code: "T03"}, c, "error everyone A-04"},
		{"off", Override{Code: "T03", Off: &off}, c, ""},
		{"on", Override{Code: "T03", Off: &on}, c, "error everyone A-04"},
		{"severity", Override{Code: "T03", Severity: finding.Info}, c, "info everyone A-04"},
		{"audience", Override{Code: "T03", Audience: finding.Section}, c, "error section A-04"},
		{"tolerance too small", Override{Code: "T03", Tolerance: &tolerance}, c, "error everyone A-04"},
		{"tolerance", Override{Code: "T03", Tolerance: &decimal.One}, c, ""},
		{"wording", Override{Code: "T03", Wording: finding.Text{ZH: "请重算{field}"}}, c, "error everyone 请重算"},
		{"wording of a variant", Override{Code: "C02", Variant: "near", Wording: finding.Text{ZH: "名称差一点"}}, near, "warning everyone 名称差一点"},
		{"severity of a variant", Override{Code: "C02", Variant: "near", Severity: finding.Info}, near, "info everyone A-04"},
		{"a variant stays lighter", Override{Code: "C02", Severity: finding.Error}, near, "warning everyone A-04"},
		{"a variant is never heavier", Override{Code: "C02", Severity: finding.Info}, near, "info everyone A-04"},
	} {
		t.Run(x.name, func(t *testing.T) {
			fs := newTestEngine(t, forms, x.override).Check(x.sheet.submission, x.sheet.input)
			if x.want == "" {
				if len(fs) != 0 {
					t.Errorf("got %+v", fs)
				}
				return
			}
			want := strings.Fields(x.want)
			if len(fs) != 1 || fs[0].Severity.String() != want[0] || string(fs[0].Audience) != want[1] ||
				!strings.HasPrefix(fs[0].Message.ZH, want[2]) {
				t.Errorf("got %+v", fs)
			}
		})
	}
}

func TestOverrideProblems(t *testing.T) {
	forms, specs := loadForms(t), loadSpecs(t)
	below := decimal.Must("-1")
	for _, c := range []struct {
		name     string
		override Override
		want     string
	}{
		{"no such rule", Override{Code: "T99"}, "override"},
		{"word", Override{Code: "T03", Wording: finding.Text{ZH: "{sum}"}}, "override.wording"},
		{"template", Override{Code: "T03", Wording: finding.Text{EN: "{"}}, "override.wording"},
		{"tolerance of a reading rule", Override{Code: "V01", Tolerance: &decimal.One}, "override.tolerance"},
		{"tolerance of a look-up", Override{Code: "C01", Tolerance: &decimal.One}, "override.tolerance"},
		{"tolerance below 0", Override{Code: "T03", Tolerance: &below}, "override.tolerance"},
		{"severity", Override{Code: "T03", Severity: 9}, "severity"},
		{"fix", Override{Code: "T03", Fix: finding.Text{ZH: "{"}}, "override.fix"},
		{"no such variant", Override{Code: "T03", Variant: "near"}, "override.variant"},
		{"variant off", Override{Code: "C02", Variant: "near", Off: new(bool)}, "override.variant"},
		{"word of a variant", Override{Code: "C02", Variant: "near", Wording: finding.Text{ZH: "{sum}"}}, "override.wording"},
	} {
		_, problems := NewEngine(specs, forms, []Override{c.override})
		if len(problems) != 1 || problems[0].Path != c.want || problems[0].Code != c.override.Code ||
			strings.HasPrefix(c.want, "override") && problems[0].Variant != c.override.Variant {
			t.Errorf("%s: got %+v", c.name, problems)
		}
	}
	if e, problems := NewEngine(specs, forms, nil); e == nil {
		t.Errorf("the overrides have changed the catalogue itself: %+v", problems)
	}
}

// TestComplete holds that findings from reading get their wording, that those
// switched off go, and that none is lost or changed in place.
func TestComplete(t *testing.T) {
	off := true
	e := newTestEngine(t, loadForms(t), Override{Code: "V03", Off: &off})
	in := []finding.Finding{
		{Code: "V04", Value: "105", Args: finding.Args{"field": both("得分"), "expected": {ZH: "0 至 100", EN: "0 to 100"}}},
		{Code: "V03", Value: "3分"},
		{Code: "V10", Variant: "unstored"},
		{Code: "F01", Variant: "no such wording"},
		{Code: "Z99", Value: "?"},
	}
	before := slices.Clone(in)
	got := e.Complete(in, Input{})
	var codes []string
	for _, f := range got {
		codes = append(codes, string(f.Code)+" "+f.Severity.String()+" "+string(f.Audience))
	}
	want := []string{"V04 error everyone", "V10 info everyone", "F01 error everyone", "Z99 error everyone"}
	if d := cmp.Diff(want, codes); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if want := "“得分”填的是“105”，允许范围：0 至 100"; got[0].Message.ZH != want {
		t.Errorf("got %q", got[0].Message.ZH)
	}
	if d := cmp.Diff(before, in); d != "" {
		t.Errorf("the input was changed:\n%s", d)
	}
}

// TestNoFacts holds that an engine without campaign neither fails nor guesses.
func TestNoFacts(t *testing.T) {
	forms := loadForms(t)
	c := loadFixture(t, "testdata/T03/bad.yaml", forms)
	fs := newTestEngine(t, forms).Check(c.submission, Input{})
	if got := lines(fs); !strings.Contains(got, "T03 E32 total_score") || strings.Contains(got, "G0") {
		t.Errorf("got:\n%s", got)
	}
}

// TestNothingThere holds that an empty submission breaks no rule.
func TestNothingThere(t *testing.T) {
	forms := loadForms(t)
	e := newTestEngine(t, forms)
	for _, d := range forms {
		s := &form.Submission{Form: d.ID, Def: d}
		if fs := e.Check(s, Input{Facts: testFacts(), Department: "213001"}); len(fs) > 0 {
			t.Errorf("%s: %+v", d.ID, fs)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	forms := loadForms(b)
	e := newTestEngine(b, forms)
	for _, name := range []string{"forms/ok_score-sheet", "T03/bad", "C05/bad_alone", "forms/ok_rectification"} {
		b.Run(name, func(b *testing.B) {
			c := loadFixture(b, "testdata/"+name+".yaml", forms)
			b.ReportAllocs()
			for b.Loop() {
				e.Check(c.submission, c.input)
			}
		})
	}
}
