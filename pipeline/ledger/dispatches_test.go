package ledger

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
)

// dispatched is the ledger of three runs after which the section chose a way of
// publishing and released two departments.
func dispatched(t *testing.T) *play {
	t.Helper()
	p := threeRuns(t)
	must(t, p.l.Dispatch(context.Background(), []record.Dispatch{
		{Way: "review", Run: 3, AsOf: monday, Made: monday},
		{Unit: "213001", State: "a", Run: 3, AsOf: monday, Made: monday, By: `<王"科长">&`, Why: "核对过"},
		{Unit: "207001", State: "b", Run: 3, AsOf: monday, Made: monday, By: "王科长", Why: "核对过"},
	}))
	return p
}

// TestADispatchIsPartOfTheChain: who forges, changes or takes one back in the
// database is found out, at once and after the next run too.
func TestADispatchIsPartOfTheChain(t *testing.T) {
	for _, tt := range []struct {
		name, statement, want string
	}{
		{"none", `SELECT 1`, ""},
		{"forged", `INSERT INTO dispatches SELECT 4, way, '101001', state, run, as_of, made, by, why FROM dispatches WHERE id = 3`, "4"},
		{"of another state", `UPDATE dispatches SET state = 'c' WHERE id = 2`, "2"},
		{"another way", `UPDATE dispatches SET way = 'direct' WHERE id = 1`, "1"},
		{"taken back", `DELETE FROM dispatches WHERE id = 3`, "3"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := dispatched(t)
			p.wantClean()
			if e := p.examine(); e.Unsealed != 3 {
				t.Errorf("%d entries wait for their seal, want 3", e.Unsealed)
			}
			p.tamper(`DROP TRIGGER dispatches_stay`, `DROP TRIGGER dispatches_last`, tt.statement)
			for range 2 {
				got := ""
				for _, d := range p.examine().Doubts {
					got += d.Detail
					if d.Kind != DoubtDispatch {
						t.Errorf("doubt %+v", d)
					}
				}
				if got != tt.want {
					t.Errorf("doubts about %q, want %q", got, tt.want)
				}
				p.run(monday, inbox{"a": "A-01:accepted", "e": "A-03+A-04:accepted"})
			}
		})
	}
}

// TestDispatches are in every snapshot, stay as they are, and wait for the
// outbox until it has followed them.
func TestDispatches(t *testing.T) {
	ctx := context.Background()
	p := dispatched(t)
	s, err := p.l.Outline(ctx)
	must(t, err)
	got := []string{s.LastWay().Way, s.ReleasedState("213001"), s.ReleasedState("101001")}
	if diff := cmp.Diff([]string{"review", "a", ""}, got); diff != "" || len(s.Dispatches) != 3 || s.Dispatches[1].By != `<王"科长">&` {
		t.Errorf("%s%+v", diff, s.Dispatches)
	}
	for _, statement := range []string{`UPDATE dispatches SET state = 'c'`, `DELETE FROM dispatches`} {
		if _, err := p.l.db.ExecContext(ctx, statement); err == nil {
			t.Errorf("%s: no error", statement)
		}
	}
	for _, want := range []bool{true, false} {
		if open, err := p.l.Undelivered(ctx); err != nil || open != want {
			t.Errorf("undelivered: %v %v, want %v", open, err, want)
		}
		must(t, p.l.Delivered(ctx))
	}
}
