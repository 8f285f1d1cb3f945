package rules

import (
	"testing"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/kind"
)

// TestAppliedFollowsTheSettings: what is off is no longer applied, what is
// changed is applied as changed, and a special case is as severe as it says.
func TestAppliedFollowsTheSettings(t *testing.T) {
	off, tolerance := true, decimal.Must("0.5")
	e := newTestEngine(t, loadForms(t), Override{Code: "T05", Off: &off}, Override{Code: "T06", Tolerance: &tolerance},
		Override{Code: "G01", Severity: finding.Warning})
	got := map[string]Applied{}
	for _, a := range e.Applied("score-sheet") {
		got[a.Kind+" "+a.Variant] = a
	}
	if _, there := got["equal "]; there {
		t.Error("T05 is off and applied")
	}
	if a := got["parts "]; !a.Tolerance.Equal(tolerance) || a.Params.(kind.Parts).Field != "budget" {
		t.Errorf("T06 is applied as %+v", a)
	}
	if a := got["grade "]; a.Severity != finding.Warning {
		t.Errorf("G01 is applied as %s", a.Severity)
	}
	if a := got["received filled"]; a.Severity != finding.Info {
		t.Errorf("a date of filling in that lies ahead is %s", a.Severity)
	}
	if a := got["received evaluated"]; a.Severity != finding.Error {
		t.Errorf("an evaluation that lies ahead is %s", a.Severity)
	}
	if len(e.Applied("nothing")) > 0 {
		t.Error("checks of a form that is not there")
	}
}
