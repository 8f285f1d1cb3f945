package ledger

import (
	"context"
	"testing"
	"time"

	"jixiao/pipeline/record"
)

// A touched file is seen as a new one until it has been read; then it is the
// old one again, with its first arrival.
func TestRejoin(t *testing.T) {
	p := newPlay(t)
	in := inbox{"213001/a.xlsx": "A-01:accepted"}
	p.run(friday, in)
	before := p.snapshot()
	touched := in.sightings()
	touched[0].ModTime = touched[0].ModTime.Add(time.Hour)

	ctx := context.Background()
	run, err := p.l.StartRun(ctx, sunday, sunday)
	must(t, err)
	must(t, p.l.RecordLook(ctx, run.ID, record.Look{At: sunday, Files: touched}))
	pending, err := p.l.Pending(ctx)
	must(t, err)
	newest, err := p.l.Newest(ctx)
	must(t, err)
	if len(pending) != 1 || newest["213001/a.xlsx"].ID != before.Files[0].ID {
		t.Fatalf("pending %+v, newest %+v, want the touched file and the one before", pending, newest)
	}
	must(t, p.l.Rejoin(ctx, pending[0].ID, before.Files[0].ID))
	mustFinish(t, p.l, record.Run{ID: run.ID, Ended: sunday, Balance: record.Balance{Seen: 1}}, nil)

	after := p.snapshot()
	wantTold(t, after, "file 213001/a.xlsx accepted", "version A-01 1 A-01:accepted accepted")
	if got := after.Files[0]; !got.Arrival.Equal(before.Files[0].Arrival) || !got.ModTime.Equal(touched[0].ModTime) || got.Gone {
		t.Errorf("file %+v, want the first arrival, the new time, and not gone", got)
	}
}
