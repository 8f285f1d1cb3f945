package ledger

import (
	"context"
	"testing"
)

// TestRuleCountsAreKeptForOneBasis.
func TestRuleCountsAreKeptForOneBasis(t *testing.T) {
	ctx := context.Background()
	p := newPlay(t)
	must(t, p.l.KeepRuleCounts(ctx, "monday", "[1]"))
	must(t, p.l.KeepRuleCounts(ctx, "sunday", "[2]"))
	p.reopen()
	for basis, want := range map[string]string{"sunday": "[2]", "monday": "", "": ""} {
		if got, err := p.l.RuleCounts(ctx, basis); err != nil || got != want {
			t.Errorf("of %q: %q, %v; want %q", basis, got, err, want)
		}
	}
}
