package rules

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/finding"
)

// many are findings like one, a row each; the expected value counts up where
// one is asked for.
func many(like finding.Finding, rows ...int) []finding.Finding {
	var fs []finding.Finding
	for _, row := range rows {
		f := like
		f.Place = finding.Place{Sheet: "表", Cell: finding.Ref{Row: row, Col: 5}}
		f.Args = finding.Args{"field": {ZH: "得分", EN: "score"}, "item": finding.Same("x")}
		fs = append(fs, f)
	}
	return fs
}

func shapes(fs []finding.Finding) []string {
	var out []string
	for _, f := range fs {
		words := []string{string(f.Code), f.Variant, f.Place.Cell.String(), f.Project, f.Value, f.Expected, f.Args["cells"].ZH}
		out = append(out, strings.Join(words, "|"))
	}
	return out
}

// TestFold holds what becomes one entry, and what stays by itself.
func TestFold(t *testing.T) {
	blank := finding.Finding{Code: "V01", Field: "score"}
	of := func(project string) finding.Finding { f := blank; f.Project = project; return f }
	info := finding.Finding{Code: "V03", Variant: "code", Field: "project_code", Project: "A-01", Value: "A01", Expected: "A-01"}
	other := info
	other.Project, other.Value, other.Expected = "A-02", "A02", "A-02"
	follower, waived := blank, blank
	follower.Because, waived.Waived = "T03-1", &finding.Waiver{}
	for _, c := range []struct {
		name string
		in   []finding.Finding
		want []string
	}{
		{"a column", many(blank, 12, 13, 14, 16), []string{"V01|many|E12||||E12–E14、E16"}},
		{"in any order", many(blank, 16, 12, 14, 13), []string{"V01|many|E12||||E12–E14、E16"}},
		{"two are told by themselves", many(blank, 12, 13), []string{"V01||E12||||", "V01||E13||||"}},
		{"another wording", append(many(blank, 12, 13), many(finding.Finding{Code: "V01", Variant: "edge", Field: "score"}, 14)...),
			[]string{"V01||E12||||", "V01||E13||||", "V01|edge|E14||||"}},
		{"what weighs is one project's", append(many(of("A-01"), 5, 6, 7), many(of("A-02"), 8, 9)...),
			[]string{"V01|many|E5|A-01|||E5–E7", "V01||E8|A-02|||", "V01||E9|A-02|||"}},
		{"what weighs nothing is everybody's", append(many(info, 5, 6), many(other, 7)...), []string{"V03|code_many|E5||||E5–E7"}},
		{"what is waived or follows stays", append(many(follower, 5, 6, 7), many(waived, 8, 9, 10)...),
			[]string{"V01||E5||||", "V01||E6||||", "V01||E7||||", "V01||E8||||", "V01||E9||||", "V01||E10||||"}},
		{"a warning hangs on each cell", many(finding.Finding{Code: "V10", Field: "score"}, 5, 6, 7), []string{"V10||E5||||", "V10||E6||||", "V10||E7||||"}},
		{"other rules", many(finding.Finding{Code: "T01", Field: "score"}, 5, 6, 7), []string{"T01||E5||||", "T01||E6||||", "T01||E7||||"}},
		{"between others", append(append(many(blank, 5), many(finding.Finding{Code: "T01"}, 6)...), many(blank, 7, 8)...),
			[]string{"V01|many|E5||||E5、E7、E8", "T01||E6||||"}},
	} {
		if d := cmp.Diff(c.want, shapes(fold(c.in))); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

// TestFoldKeepsWhatIsExpected: each cell goes on saying what it should be.
func TestFoldKeepsWhatIsExpected(t *testing.T) {
	fs := many(finding.Finding{Code: "V04", Field: "score"}, 5, 6, 7)
	fs[1].Expected = "0 至 100"
	want := []finding.Cell{{At: finding.Ref{Row: 5, Col: 5}}, {At: finding.Ref{Row: 6, Col: 5}, Expected: "0 至 100"}, {At: finding.Ref{Row: 7, Col: 5}}}
	if got := fold(fs); len(got) != 1 || !cmp.Equal(want, got[0].Cells) {
		t.Errorf("got %+v", got)
	}
}

// TestFoldIsWorded holds that every entry has a wording of its own, as severe as
// that of a single cell.
func TestFoldIsWorded(t *testing.T) {
	e := newTestEngine(t, loadForms(t))
	for code, variants := range folding {
		for _, variant := range variants {
			single := many(finding.Finding{Code: code, Variant: variant, Field: "score", Value: "x"}, 12, 13, 14)
			got := e.Complete(fold(single), Input{})
			one := e.Complete(single[:1], Input{})[0]
			if len(got) != 1 || !strings.Contains(got[0].Message.ZH, "E12–E14") || !strings.Contains(got[0].Message.EN, "E12–E14") || got[0].Severity != one.Severity {
				t.Errorf("%s %s: %+v", code, variant, got)
			}
		}
	}
	got := e.Complete(fold(many(finding.Finding{Code: "V01", Field: "score"}, 12, 13, 14)), Input{})[0]
	if want := "3 项“得分”没有填写：E12–E14"; got.Message.ZH != want {
		t.Errorf("told %q, want %q", got.Message.ZH, want)
	}
}
