package rules

import (
	"testing"

	"jixiao/rules/finding"
)

func TestInfo(t *testing.T) {
	e := newTestEngine(t, loadForms(t))
	if i, ok := e.Info("T03"); !ok || i.Severity != finding.Error || i.Audience != finding.Everyone {
		t.Errorf("T03: %v %v", i, ok)
	}
	if _, ok := e.Info("T99"); ok {
		t.Error("T99 is known")
	}
}
