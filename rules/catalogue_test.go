package rules

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/finding"
)

// wantCatalogue is every code with its severity, S for the section's own, and
// the variants that weigh less.
const wantCatalogue = `
F01 error | F02 error | F03 error attachment=info | F04 error | F05 info | F06 info | F07 info
F08 info | F09 info | F10 info | F11 info | F12 info | F13 info S | F14 error | F15 error S | F16 info S
S01 error | S02 error | S03 error | S04 error | S05 error | S06 warning | S07 info | S08 error | S09 error | S10 info
V01 error | V02 error | V03 info | V04 error | V05 info | V06 error | V07 error | V08 error | V09 error
V10 warning unstored=info | V11 info
T01 error | T02 error | T03 error | T04 error | T05 error | T06 error | T07 error | T08 error
T09 warning | T10 error | T11 warning | T12 info
G01 error | G02 error | G03 info S | G04 info S
C01 error | C02 error near=warning | C03 error | C04 error | C05 error self=warning | C06 error | C07 info | C08 error
X01 warning | X02 error | X03 warning | X04 error | X05 info S | X06 info S | X07 info | X08 warning
D01 warning | D02 error | D03 info | D04 warning | D05 error filled=info | D06 info | D07 warning
R01 error | R02 warning | R03 error | R04 error | R05 warning | R06 error
M01 info S`

func TestCatalogue(t *testing.T) {
	e := newTestEngine(t, loadForms(t))
	var got []string
	for i := range e.Infos() {
		got = append(got, describe(i))
	}
	var want []string
	for line := range strings.Lines(strings.TrimSpace(wantCatalogue)) {
		for part := range strings.SplitSeq(line, "|") {
			want = append(want, strings.TrimSpace(part))
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("catalogue (-want +got):\n%s", d)
	}
}

func describe(i Info) string {
	s := fmt.Sprintf("%s %s", i.Code, i.Severity)
	if i.Audience == finding.Section {
		s += " S"
	}
	var lighter []string
	for name, v := range i.Variants {
		if v.Severity != 0 {
			lighter = append(lighter, name+"="+v.Severity.String())
		}
	}
	slices.Sort(lighter)
	return strings.Join(append([]string{s}, lighter...), " ")
}

// TestLaterCodes holds that what needs more than one sheet is not checked here.
func TestLaterCodes(t *testing.T) {
	later := []finding.Code{"X01", "X02", "X03", "X05", "X06", "X07", "X08", "D01", "D02", "D03", "D07", "M01"}
	for _, s := range loadSpecs(t) {
		reading := strings.Contains("FSV", string(s.Code[:1]))
		if got := len(s.Checks) == 0; got != (reading || slices.Contains(later, s.Code)) {
			t.Errorf("%s: no checks is %v", s.Code, got)
		}
	}
}

func TestInfo(t *testing.T) {
	e := newTestEngine(t, loadForms(t))
	if i, ok := e.Info("T03"); !ok || i.Severity != finding.Error || i.Audience != finding.Everyone {
		t.Errorf("T03: %v %v", i, ok)
	}
	if _, ok := e.Info("T99"); ok {
		t.Error("T99 is known")
	}
}
