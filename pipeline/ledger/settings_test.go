package ledger

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
)

// TestSettingsAreKeptWhereTheyChange: the first run changes nothing, one that judges
// as the last did keeps nothing, and what changed is read back.
func TestSettingsAreKeptWhereTheyChange(t *testing.T) {
	l := mustOpen(t, ledgerPath(t))
	ctx := context.Background()
	var said []record.SettingChange
	for _, says := range []string{"89", "89", "85", "85", "89"} {
		run, err := l.StartRun(ctx, friday, friday)
		if err != nil {
			t.Fatal(err)
		}
		run.Ended = friday
		out, err := l.FinishRun(ctx, run, nil, []record.Setting{{Of: "L01", Part: "应满足", Says: says}})
		if err != nil {
			t.Fatal(err)
		}
		said = append(said, out.Changed...)
	}
	account, err := l.Brief(ctx)
	if err != nil {
		t.Fatal(err)
	}
	want := []record.SettingChange{
		{Of: "L01", Part: "应满足", Was: "89", Now: "85", Run: 3, AsOf: friday.UTC()},
		{Of: "L01", Part: "应满足", Was: "85", Now: "89", Run: 5, AsOf: friday.UTC()}}
	if diff := cmp.Diff(want, account.Changed); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(account.Changed, said); diff != "" {
		t.Errorf("said by the runs (-want +got):\n%s", diff)
	}
	e, err := l.Examine(ctx)
	if err != nil || len(e.Doubts) > 0 {
		t.Errorf("%v, doubts %v", err, e.Doubts)
	}
}
