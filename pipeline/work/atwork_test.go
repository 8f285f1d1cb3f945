package work

import (
	"errors"
	"testing"

	"jixiao/internal/testkit/postgres"
)

// TestAHandHoldsOn: while one worker is at a campaign's run no other is, also when the
// session was lost meanwhile; then it is free.
func TestAHandHoldsOn(t *testing.T) {
	t.Parallel()
	server := postgres.Shared(t)
	b := newBench(t, server)
	one, other := newRunsHere(b.pool.Config().ConnConfig), newRunsHere(b.pool.Config().ConnConfig)
	t.Cleanup(one.close)
	t.Cleanup(other.close)
	over, err := one.take(t.Context(), 7)
	b.must(err)
	taken := func(h *runsHere) {
		t.Helper()
		if _, err := h.take(t.Context(), 7); !errors.Is(err, ErrBusy) {
			t.Errorf("taken twice: %v", err)
		}
	}
	taken(one)
	taken(other)
	if server.CutConnections(t, b.url) == 0 {
		t.Fatal("nothing was cut")
	}
	b.must(one.connect(t.Context()))
	b.must(other.connect(t.Context()))
	taken(other)
	over()
	over, err = other.take(t.Context(), 7)
	b.must(err)
	over()
}
