package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/finding"
)

// TestRulesThatLeadNowhereAreKnown: shipped rules are whole; of old ones it is
// known which codes they lack, and which they name without looking for them.
func TestRulesThatLeadNowhereAreKnown(t *testing.T) {
	whole, forms := loadSpecs(t), loadForms(t)
	engine := func(specs []Spec) *Engine {
		e, problems := NewEngine(specs, forms, nil)
		if e == nil {
			t.Fatal(problems)
		}
		return e
	}
	if missing, idle := engine(whole).Incomplete(); len(missing)+len(idle) > 0 {
		t.Errorf("the shipped rules lack %v, and checks for %v", missing, idle)
	}
	var old []Spec
	for _, s := range whole {
		if s.Code == "C09" {
			continue
		}
		if s.Code == "X02" || s.Code == "X01" { // nobody checks X01: it is found across versions
			s.Checks = nil
		}
		old = append(old, s)
	}
	missing, idle := engine(old).Incomplete()
	if diff := cmp.Diff([][]finding.Code{{"C09"}, {"X02"}}, [][]finding.Code{missing, idle}); diff != "" {
		t.Error(diff)
	}
}
