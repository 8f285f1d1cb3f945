package pipeline_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
)

// TestABalanceThatDoesNotAddUp: files that are forgotten while a run goes on
// show in the balance that it returns, which is the one that it records.
func TestABalanceThatDoesNotAddUp(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	o := fixture(t)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	o.OnProgress = func(done, _ int) {
		if done != 1 {
			return
		}
		l, err := ledger.Open(string(o.Place))
		must(t, err)
		must(t, l.RecordLook(ctx, 1, record.Look{At: o.AsOf}))
		must(t, l.Close())
	}
	out, err := pipeline.Run(ctx, o)
	if !errors.Is(err, pipeline.ErrBalance) || out == nil {
		t.Fatalf("outcome = %v, error %v; want ErrBalance", out, err)
	}
	s, err := o.Current(ctx)
	must(t, err)
	if diff := cmp.Diff(s.Run.Balance, out.Run.Balance); diff != "" {
		t.Errorf("balance (-recorded +returned):\n%s", diff)
	}
	if kinds := faultKinds(mustAudit(t, o)); !slices.Equal(kinds, []string{"balance"}) {
		t.Errorf("audit tells %q, want the balance", kinds)
	}
}

func TestTheBalanceRecordedIsTheOneReturned(t *testing.T) {
	t.Parallel()
	o := evening(t)
	out := mustRun(t, later(o, 1))
	s, err := o.Current(context.Background())
	must(t, err)
	if diff := cmp.Diff(s.Run.Balance, out.Run.Balance); diff != "" {
		t.Errorf("balance (-recorded +returned):\n%s", diff)
	}
}
