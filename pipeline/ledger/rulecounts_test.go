package ledger

import (
	"context"
	"testing"
)

// TestRuleCountsAreKeptForOneBasis.
func TestRuleCountsAreKeptForOneBasis(t *testing.T) {
	ctx := context.Background()
	p := newPlay(t)
	must(t, p.l.KeepRuleCounts(ctx, "monday", "[1]", nil))
	must(t, p.l.KeepRuleCounts(ctx, "sunday", "[2]", []byte("each")))
	p.reopen()
	if got, err := p.l.SheetCounts(ctx); err != nil || string(got) != "each" {
		t.Errorf("of each sheet: %q, %v", got, err)
	}
	for basis, want := range map[string]string{"sunday": "[2]", "monday": "", "": ""} {
		if got, err := p.l.RuleCounts(ctx, basis); err != nil || got != want {
			t.Errorf("of %q: %q, %v; want %q", basis, got, err, want)
		}
	}
}
