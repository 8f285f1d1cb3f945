package work

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"jixiao/internal/testkit/postgres"
)

// TestEachRunIsMadeOnce: three workers look at the same list, and begin the same tables.
func TestEachRunIsMadeOnce(t *testing.T) {
	t.Parallel()
	b := newBench(t, postgres.Shared(t))
	b.add(names(30)...)
	next := time.Now().Add(5 * time.Hour).Truncate(time.Second)
	o := &office{run: func(context.Context, string, Campaign, time.Time) (After, error) {
		time.Sleep(50 * time.Millisecond)
		return After{Plan: Plan{Next: next, Seen: "s"}}, nil
	}}
	planned := map[string]time.Time{}
	for _, name := range names(30) {
		due, _, _ := b.row(name)
		planned[name] = *due
	}
	for _, name := range []string{"a", "b", "c"} {
		b.start(b.worker(o, name))
	}
	b.within(soon, "all are made", func() bool { return len(o.count()) == 30 && b.rested() })
	by := map[string]int{}
	for _, m := range o.done() {
		by[m.Worker]++
		if !m.AsOf.Equal(planned[m.Campaign]) {
			t.Errorf("%s: the clock is %s, want %s", m.Campaign, m.AsOf, planned[m.Campaign])
		}
	}
	if len(by) < 2 || len(o.done()) != 30 {
		t.Errorf("%d runs by %v: want 30 by several", len(o.done()), by)
	}
	if due, _, _ := b.row("区07"); due == nil || !due.Equal(next) {
		t.Errorf("due %v, want %v", due, next)
	}
	if jobs := b.jobs("run"); jobs["completed"] != 30 || len(jobs) != 1 {
		t.Errorf("jobs %v", jobs)
	}
}

// TestADroppedRunIsMade: a worker's process died in the middle of a run, so its job is
// running and no session holds the campaign. Where one does, the run goes on.
func TestADroppedRunIsMade(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		lock int32 // of who is at work; 0 is nobody
	}{{"dead", 0}, {"at work", atWork}, {"with the right to write", ledgerLocks}} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, postgres.Shared(t))
			o := &office{}
			stop := b.start(b.worker(o, "first"))
			b.within(soon, "the queue is there", b.queue)
			b.must(stop())
			b.exec(`INSERT INTO campaigns (name, settings, as_of) VALUES ('区', '/srv', '2026-10-13T22:00:00+08:00')`)
			b.exec(`WITH put AS (INSERT INTO river_job (state, attempt, max_attempts, attempted_at, attempted_by, args, kind, queue)
				SELECT 'running', 1, 100, now() - interval '1 minute', '{dead}', jsonb_build_object('campaign', id, 'as_of', '2026-10-13T14:00:00Z', 'instead', 0), 'run', 'runs'
				FROM campaigns RETURNING id) UPDATE campaigns SET job = put.id FROM put`)
			conn := b.hold(test.lock)
			b.start(b.worker(o, "second"))
			if test.lock != 0 {
				b.within(soon, "due looked", func() bool { return b.jobs("due")["completed"] >= 3 })
				if n := len(o.done()); n != 0 {
					t.Fatalf("%d runs beside the one that goes on", n)
				}
				b.must(conn.Close(t.Context()))
			}
			b.within(soon, "the run is made", func() bool { return len(o.done()) == 1 && b.rested() })
			if got := o.done()[0].AsOf; !got.Equal(time.Date(2026, 10, 13, 14, 0, 0, 0, time.UTC)) {
				t.Errorf("clock %s", got)
			}
			// The queue rescues the old job some day: there is nothing left to do.
			b.exec(`UPDATE river_job SET state = 'available' WHERE attempted_by = '{dead}'`)
			b.within(soon, "the old job ends", func() bool { return b.jobs("run")["completed"] == 2 })
			if n := len(o.done()); n != 1 {
				t.Errorf("%d runs, want one", n)
			}
		})
	}
}

func (b *bench) queue() (there bool) {
	b.must(b.pool.QueryRow(context.Background(), `SELECT to_regclass('river_job') IS NOT NULL`).Scan(&there))
	return there
}

// hold is a session that holds the only campaign, by a kind of lock.
func (b *bench) hold(space int32) *pgx.Conn {
	b.t.Helper()
	conn, err := pgx.Connect(b.t.Context(), b.url)
	b.must(err)
	b.t.Cleanup(func() { _ = conn.Close(context.Background()) })
	if space != 0 {
		_, err = conn.Exec(b.t.Context(), `SELECT pg_advisory_lock($1, id::integer) FROM jixiao.campaigns`, space)
		b.must(err)
	}
	return conn
}

// TestABusyCampaignWaits: that costs no try.
func TestABusyCampaignWaits(t *testing.T) {
	t.Parallel()
	b := newBench(t, postgres.Shared(t))
	b.add("区")
	var tries atomic.Int32
	o := &office{run: func(context.Context, string, Campaign, time.Time) (After, error) {
		if tries.Add(1) < 4 {
			return After{}, ErrBusy
		}
		return After{}, nil
	}}
	b.start(b.worker(o, "a"))
	b.within(soon, "the run is made", func() bool { return len(o.done()) == 1 && b.rested() })
	var attempt, failures int
	b.must(b.pool.QueryRow(t.Context(), `SELECT attempt, coalesce(cardinality(errors), 0) FROM river_job WHERE kind = 'run'`).Scan(&attempt, &failures))
	if attempt != 1 || failures != 0 {
		t.Errorf("attempt %d, %d errors: want one try and none", attempt, failures)
	}
}

// TestABrokenCampaignStopsNoOther: its error is kept, whatever bytes are in it, and a
// panic is an error; once it is mended it is made.
func TestABrokenCampaignStopsNoOther(t *testing.T) {
	t.Parallel()
	b := newBench(t, postgres.Shared(t))
	b.add("坏", "慌", "好")
	var mended atomic.Bool
	o := &office{run: func(_ context.Context, _ string, c Campaign, _ time.Time) (After, error) {
		switch {
		case c.Name == "坏" && !mended.Load():
			return After{}, errors.New("settings: a\x00b\xff" + strings.Repeat("长", 5000))
		case c.Name == "慌" && !mended.Load():
			panic("out of hand")
		}
		return After{}, nil
	}}
	b.start(b.worker(o, "a"))
	b.within(soon, "the queue is there", b.queue)
	b.within(soon, "the good one is made, the others failed twice", func() bool {
		all, err := b.list.All(t.Context())
		b.must(err)
		var least int
		b.must(b.pool.QueryRow(t.Context(), `SELECT coalesce(min(coalesce(cardinality(errors), 0)), 0) FROM river_job WHERE kind = 'run' AND state <> 'completed'`).Scan(&least))
		return o.count()["好"] == 1 && least >= 2 && all[0].Error+all[1].Error+all[2].Error != ""
	})
	all, err := b.list.All(t.Context())
	b.must(err)
	for _, c := range all {
		want := map[string]string{"坏": "settings: a b\ufffd长", "慌": "panic: out of hand", "好": ""}[c.Name]
		if !strings.HasPrefix(c.Error, want) || want == "" && c.Error != "" || len(c.Error) > mostSaid+10 {
			t.Errorf("%s: error %.60q, want %q", c.Name, c.Error, want)
		}
	}
	s, err := stateOf(t.Context(), b.pool)
	b.must(err)
	if len(s.Failing) != 2 || s.Workers != 1 || s.Campaigns != 3 {
		t.Errorf("state %+v", s)
	}
	mended.Store(true)
	b.within(soon, "all are made", func() bool { return len(o.count()) == 3 && b.rested() })
}

// TestWhatFollowsARun: jobs of their own, once each; letters again as long as any are
// left.
func TestWhatFollowsARun(t *testing.T) {
	t.Parallel()
	b := newBench(t, postgres.Shared(t))
	b.add("区")
	var sent atomic.Int32
	o := &office{run: func(context.Context, string, Campaign, time.Time) (After, error) {
		return After{Letters: time.Now(), Backup: true, Rollup: true}, nil
	}, letters: func(Campaign) (time.Time, error) {
		if sent.Add(1) < 3 {
			return time.Now().Add(time.Second), nil
		}
		return time.Time{}, nil
	}}
	b.start(b.worker(o, "a"))
	want := []string{"backup 区", "letters 区", "letters 区", "letters 区", "rollup 区"}
	b.within(soon, "all that follows", func() bool {
		o.mu.Lock()
		defer o.mu.Unlock()
		return slices.Equal(slices.Sorted(slices.Values(o.other)), want)
	})
}

// TestALateRunHasTheClockOfNow: nobody worked for days.
func TestALateRunHasTheClockOfNow(t *testing.T) {
	t.Parallel()
	b := newBench(t, postgres.Shared(t))
	b.add("晚")
	b.exec(`UPDATE campaigns SET due = now() - interval '3 days'`)
	o := &office{}
	b.start(b.worker(o, "a"))
	b.within(soon, "it is made", func() bool { return len(o.done()) == 1 })
	if age := time.Since(o.done()[0].AsOf); age > time.Minute {
		t.Errorf("the clock is %s ago", age)
	}
}

// TestAChangedTimetableTakesHold: before the next run, and only where the settings are
// other than before.
func TestAChangedTimetableTakesHold(t *testing.T) {
	t.Parallel()
	b := newBench(t, postgres.Shared(t))
	b.add("改", "旧", "坏")
	far := time.Now().Add(1000 * time.Hour).Truncate(time.Second)
	b.exec(`UPDATE campaigns SET due = $1, seen = 'before'`, far)
	o := &office{plan: func(c Campaign, seen string) (Plan, error) {
		switch c.Name {
		case "改":
			return Plan{Next: time.Now(), Seen: "after"}, nil
		case "坏":
			return Plan{}, errors.New("cannot be read")
		}
		return Plan{Seen: seen}, nil
	}}
	b.start(b.worker(o, "a"))
	b.within(soon, "the run of new settings", func() bool { return o.count()["改"] == 1 })
	for _, name := range []string{"旧", "坏"} {
		if due, _, _ := b.row(name); due == nil || !due.Equal(far) {
			t.Errorf("%s: due %v, want %v as before", name, due, far)
		}
	}
}

// TestOffTheList: nothing is run, and a run that is waiting is not made.
func TestOffTheList(t *testing.T) {
	t.Parallel()
	b := newBench(t, postgres.Shared(t))
	b.add("去", "留")
	b.must(b.list.Remove(t.Context(), "去"))
	if err := b.list.Remove(t.Context(), "去"); !errors.Is(err, ErrNone) {
		t.Errorf("removed twice: %v", err)
	}
	o := &office{}
	b.start(b.worker(o, "a"))
	b.within(soon, "the other one", func() bool { return b.rested() })
	if got := slices.Collect(maps.Keys(o.count())); !slices.Equal(got, []string{"留"}) {
		t.Errorf("runs of %v", got)
	}
}

// TestTheDatabaseGoesAndComesBack: it is away at the start, crashes twice while runs are
// going on, and all connections are cut. Each run is made, none stays behind.
func TestTheDatabaseGoesAndComesBack(t *testing.T) {
	t.Parallel()
	server := postgres.Start(t)
	b := newBench(t, server)
	b.add(names(12)...)
	var away, there atomic.Int32
	o := &office{run: func(ctx context.Context, _ string, _ Campaign, _ time.Time) (After, error) {
		select {
		case <-time.After(300 * time.Millisecond):
			return After{}, nil
		case <-ctx.Done():
			return After{}, ctx.Err()
		}
	}}
	for _, name := range []string{"a", "b"} {
		w := b.worker(o, name)
		w.Watch = func(_ State, err error) {
			if err != nil {
				away.Add(1)
			} else {
				there.Add(1)
			}
		}
		b.start(w)
	}
	b.within(soon, "a few are made", func() bool { return len(o.done()) >= 2 })
	server.Restart(t)
	b.within(soon, "more are made", func() bool { return len(o.count()) >= 5 })
	server.Restart(t)
	server.CutConnections(t, b.url)
	b.within(2*soon, "all are made", func() bool { return len(o.count()) == 12 && b.rested() })
	if there.Load() == 0 {
		t.Error("nobody was told that the database is there")
	}
}

// TestTheDatabaseIsWaitedFor: nobody answers at the address.
func TestTheDatabaseIsWaitedFor(t *testing.T) {
	t.Parallel()
	told := make(chan error, 100)
	w := &Worker{URL: "postgres://nobody@127.0.0.1:1/none?sslmode=disable", Tasks: of{&office{}, "a"}, Times: quick(),
		Watch: func(_ State, err error) { told <- err }}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- w.Serve(ctx) }()
	for range 2 {
		if err := <-told; err == nil {
			t.Error("told that a database is there")
		}
	}
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("stopped with %v", err)
	}
}

// TestStopping: a run that is going on ends; one that does not is cut, and the next
// worker makes it.
func TestStopping(t *testing.T) {
	t.Parallel()
	b := newBench(t, postgres.Shared(t))
	b.add("快", "慢")
	begun, release := make(chan string, 10), make(chan struct{})
	var hang atomic.Bool
	hang.Store(true)
	o := &office{run: func(ctx context.Context, _ string, c Campaign, _ time.Time) (After, error) {
		begun <- c.Name
		wait := release
		if c.Name == "慢" && hang.Load() {
			wait = nil
		}
		select {
		case <-wait:
			return After{}, nil
		case <-ctx.Done():
			return After{}, ctx.Err()
		}
	}}
	w := b.worker(o, "a")
	w.Times.Grace = time.Second
	stop := b.start(w)
	<-begun
	<-begun
	var all sync.WaitGroup
	all.Go(func() { b.must(stop()) })
	close(release)
	all.Wait()
	if got := o.count(); got["快"] != 1 || got["慢"] != 0 {
		t.Errorf("made %v", got)
	}
	hang.Store(false)
	b.start(b.worker(o, "b"))
	b.within(soon, "the other one is made", func() bool { return o.count()["慢"] == 1 && b.rested() })
}
