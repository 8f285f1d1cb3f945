package sidebyside

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// TestEachInOrder whatever ends first, and never more at once than may be.
func TestEachInOrder(t *testing.T) {
	var all []int
	for i := range 50 {
		all = append(all, i)
	}
	var now, most atomic.Int32
	n := 0
	for w, r := range Each(all, func(w int) int {
		if at := now.Add(1); at > most.Load() {
			most.Store(at)
		}
		time.Sleep(time.Duration(50-w) * 10 * time.Microsecond)
		now.Add(-1)
		return w * w
	}) {
		if w != n || r != n*n {
			t.Fatalf("piece %d gave %d as number %d", w, r, n)
		}
		n++
	}
	if n != 50 || int(most.Load()) > atOnce() {
		t.Errorf("%d pieces, %d at once", n, most.Load())
	}
}

func TestWhoStopsAskingWaitsForWhatWasBegun(t *testing.T) {
	var begun, ended atomic.Int32
	for range Each(make([]int, 1000), func(int) bool {
		begun.Add(1)
		time.Sleep(time.Millisecond)
		ended.Add(1)
		return true
	}) {
		break
	}
	if begun.Load() != ended.Load() || begun.Load() == 1000 {
		t.Errorf("%d begun, %d ended", begun.Load(), ended.Load())
	}
}

// TestTurns are taken in order; one that lasts too long keeps nobody waiting.
func TestTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		turns := NewTurns(time.Hour)
		var over []func()
		for range atOnce() {
			o, err := turns.Take(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			over = append(over, o)
		}
		began := time.Now()
		late, err := turns.Take(t.Context())
		if err != nil || time.Since(began) != time.Hour {
			t.Errorf("after %s: %v", time.Since(began), err)
		}
		for _, o := range append(over, late) {
			o()
			o() // is over once
		}
		ctx, cancel := context.WithCancel(t.Context())
		for range atOnce() {
			o, err := turns.Take(ctx)
			if err != nil {
				t.Fatal(err)
			}
			defer o()
		}
		cancel()
		if _, err := turns.Take(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("told to stop: %v", err)
		}
	})
}

// TestASetFollows what is wanted.
func TestASetFollows(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var lock sync.Mutex
		var began []string
		say := func(what string) {
			lock.Lock()
			defer lock.Unlock()
			began = append(began, what)
		}
		s := NewSet(func(ctx context.Context, w string) {
			say(w)
			if w == "broken" {
				return
			}
			<-ctx.Done()
			say("not " + w)
		})
		ctx, cancel := context.WithCancel(t.Context())
		for _, wanted := range [][]string{{"a"}, {"a", "broken"}, {"a", "broken"}, {"b"}, {"b"}, {"b", "a"}} {
			s.Follow(ctx, wanted)
			synctest.Wait()
		}
		cancel()
		s.Wait()
		s.Follow(ctx, []string{"c"})
		if want := []string{"a", "broken", "broken", "not a", "b", "a", "not a", "not b"}; !same(began, want) {
			t.Errorf("%q, want %q", began, want)
		}
		if slices.Contains(began, "c") {
			t.Error("began after the end")
		}
	})
}

// same goes by what happened, not by the order of what happened at once.
func same(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
