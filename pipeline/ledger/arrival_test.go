package ledger

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jixiao/pipeline/record"
)

// midnight is the end of the deadline day, in China.
var midnight = time.Date(2023, 10, 16, 0, 0, 0, 0, time.FixedZone("Asia/Shanghai", 8*3600))

func TestArrivalOf(t *testing.T) {
	last, look := midnight.Add(-2*time.Hour), midnight.Add(time.Hour)
	for _, tt := range []struct {
		name          string
		changed, last time.Time
		want          record.Basis
	}{
		{"changed between two looks", midnight.Add(-time.Nanosecond), last, record.ByChange},
		{"just after the last look", last.Add(time.Nanosecond), last, record.ByChange},
		{"at the last look", last, last, record.ByLook},
		{"before the last look: it came along with a copy", last.Add(-time.Hour), last, record.ByLook},
		{"at this look", look, last, record.ByLook},
		{"after this look: the share's clock is ahead", look.Add(time.Hour), last, record.ByLook},
		{"no change time", time.Time{}, last, record.ByLook},
		{"no look before", midnight, time.Time{}, record.ByLook},
		{"a clock that was set back", midnight, look.Add(time.Hour), record.ByLook},
	} {
		at, basis := arrivalOf(tt.changed, tt.last, look)
		want := look
		if tt.want == record.ByChange {
			want = tt.changed
		}
		if basis != tt.want || !at.Equal(want) {
			t.Errorf("%s: arrived %v by %s, want %v by %s", tt.name, at, basis, want, tt.want)
		}
	}
}

// evening is a history of drops and looks around the end of a deadline.
type evening struct {
	looks []plannedLook
	drops []drop
}

// drop is a file that is put into the inbox before the look of an index.
type drop struct {
	before  int
	changed time.Time // by the clock of the share
	off     time.Duration
}

// plannedLook is a look of a run, and what of the run was done when it was killed.
type plannedLook struct {
	at   time.Time
	done stage
}

type stage int

const (
	started stage = iota // killed before the look was recorded
	looked               // killed after it
	saved                // killed after files were received
	finished
)

func drawEvening(t *rapid.T) evening {
	around := rapid.Custom(func(t *rapid.T) time.Time {
		return midnight.Add(time.Duration(rapid.Int64Range(-3, 3).Draw(t, "units")) *
			rapid.SampledFrom([]time.Duration{1, time.Second, time.Hour, 24 * time.Hour}).Draw(t, "unit"))
	})
	var e evening
	for range rapid.IntRange(1, 6).Draw(t, "looks") {
		e.looks = append(e.looks, plannedLook{around.Draw(t, "at"), stage(rapid.IntRange(0, 3).Draw(t, "done"))})
	}
	// One look in four histories goes by a clock that was given by hand.
	if rapid.IntRange(0, 3).Draw(t, "in order") > 0 {
		slices.SortFunc(e.looks, func(a, b plannedLook) int { return a.at.Compare(b.at) })
	}
	e.looks[len(e.looks)-1].done = finished
	for range rapid.IntRange(1, 5).Draw(t, "drops") {
		e.drops = append(e.drops, drop{rapid.IntRange(0, len(e.looks)-1).Draw(t, "before"), around.Draw(t, "changed"),
			time.Duration(rapid.Int64Range(-1000, 1000).Draw(t, "off")) * time.Hour})
	}
	return e
}

// play records the evening in a ledger that it empties first.
func (e evening) play(t testing.TB, l *Ledger, sender func(drop) time.Time) map[string]record.File {
	ctx := context.Background()
	for _, table := range []string{"entries", "files", "looks", "runs"} {
		_, err := l.db.Exec("DELETE FROM " + table)
		must(t, err)
	}
	for i, look := range e.looks {
		run, err := l.StartRun(ctx, look.at, midnight)
		must(t, err)
		if look.done == started {
			continue
		}
		must(t, l.RecordLook(ctx, run.ID, record.Look{At: look.at, Files: e.seen(i, sender)}))
		if look.done == looked {
			continue
		}
		pending, err := l.Pending(ctx)
		must(t, err)
		var batch []Saved
		for _, f := range pending {
			batch = append(batch, Saved{File: f, Judgement: record.Judgement{Verdict: record.Accepted}})
		}
		must(t, l.SaveFiles(ctx, run.ID, batch))
		if look.done == finished {
			mustFinish(t, l, record.Run{ID: run.ID, Ended: midnight}, nil)
		}
	}
	s, err := l.Snapshot(ctx)
	must(t, err)
	files := map[string]record.File{}
	for _, f := range s.Files {
		files[f.Path] = f
	}
	return files
}

func (e evening) seen(look int, sender func(drop) time.Time) []record.Sighting {
	var seen []record.Sighting
	for i, d := range e.drops {
		if d.before <= look {
			seen = append(seen, record.Sighting{Path: fmt.Sprint(i), Size: 1, ModTime: sender(d), ChangeTime: d.changed})
		}
	}
	return seen
}

// first is the first recorded look that saw a drop, and the moments of those
// that were recorded before it.
func (e evening) first(d drop) (first time.Time, before []time.Time) {
	for i, look := range e.looks {
		if look.done == started {
			continue
		}
		if i >= d.before {
			return look.at, before
		}
		before = append(before, look.at)
	}
	return first, before
}

// TestArrivalsAroundADeadline: whatever the clocks of senders and shares say
// and wherever runs are killed, a file arrives at the first look that saw it,
// or at a change before that look at which no earlier look can have seen it.
func TestArrivalsAroundADeadline(t *testing.T) {
	l := mustOpen(t, ledgerPath(t))
	rapid.Check(t, func(rt *rapid.T) {
		e := drawEvening(rt)
		files := e.play(t, l, func(d drop) time.Time { return d.changed.Add(d.off) })
		for i, d := range e.drops {
			f := files[fmt.Sprint(i)]
			first, before := e.first(d)
			if f.Arrival.After(first) {
				rt.Errorf("drop %d arrived %v, after the first look %v", i, f.Arrival, first)
			}
			if f.Basis == record.ByLook && !f.Arrival.Equal(first) || f.Basis == record.ByChange && !f.Arrival.Equal(d.changed) {
				rt.Errorf("drop %d arrived %v by %s: looked at %v, changed %v", i, f.Arrival, f.Basis, first, d.changed)
			}
			for _, b := range before {
				if f.Basis == record.ByChange && !d.changed.After(b) {
					rt.Errorf("drop %d arrived %v, before the look of %v that did not see it", i, f.Arrival, b)
				}
			}
			if len(before) > 0 && d.changed.After(slices.MaxFunc(before, time.Time.Compare)) && d.changed.Before(first) && !f.Arrival.Equal(d.changed) {
				rt.Errorf("drop %d was changed %v between two looks and arrived %v", i, d.changed, f.Arrival)
			}
		}
		whole := e
		whole.looks = slices.Clone(e.looks)
		for i := range whole.looks {
			if whole.looks[i].done != started {
				whole.looks[i].done = finished
			}
		}
		// Neither a kill nor the sender's clock changes anything.
		other := whole.play(t, l, func(drop) time.Time { return midnight })
		if diff := cmp.Diff(arrivals(other), arrivals(files)); diff != "" {
			rt.Errorf("arrivals (-undisturbed, one clock +killed, clocks off):\n%s", diff)
		}
	})
}

func arrivals(files map[string]record.File) []string {
	var out []string
	for _, path := range slices.Sorted(maps.Keys(files)) {
		out = append(out, path+" "+stamp(files[path].Arrival)+" "+string(files[path].Basis))
	}
	return out
}
