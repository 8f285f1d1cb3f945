package disk

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// TestWholeServesAllWhoWait: who comes while a wish is on its way shares the
// next one, and nobody is content with one that had begun before.
func TestWholeServesAllWhoWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		answer := make(chan error)
		var asked atomic.Int32
		w := newGroupSync(func() error {
			asked.Add(1)
			return <-answer
		}, func() {})
		var served atomic.Int32
		var group sync.WaitGroup
		ask := func() {
			group.Go(func() {
				if err := w.sync(); err != nil {
					t.Error(err)
				}
				served.Add(1)
			})
		}
		ask()
		synctest.Wait()
		ask() // in time: the first wish is not made yet
		time.Sleep((batchWindows + 1) * batchWindow)
		for range 8 {
			ask()
		}
		synctest.Wait()
		answer <- nil
		time.Sleep((batchWindows + 1) * batchWindow)
		if served.Load() != 2 || asked.Load() != 2 {
			t.Errorf("after the first answer %d are served and %d wishes made, want 2 and 2", served.Load(), asked.Load())
		}
		answer <- nil
		group.Wait()
		if asked.Load() != 2 {
			t.Errorf("%d wishes for ten files, want 2", asked.Load())
		}
	})
}

// TestSyncsWaitAsLongAsOthersCome: a file alone waits for one window; of many that
// come one after the other none waits for more than the most windows twice.
func TestSyncsWaitAsLongAsOthersCome(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		syncs := 0
		w := newGroupSync(func() error { syncs++; return nil }, func() {})
		waited := func() time.Duration {
			began := time.Now()
			if err := w.sync(); err != nil {
				t.Error(err)
			}
			return time.Since(began)
		}
		if took := waited(); took != batchWindow || syncs != 1 {
			t.Errorf("a file alone waited %v for %d syncs", took, syncs)
		}
		const files = 100
		var group sync.WaitGroup
		for range files {
			group.Go(func() {
				if took := waited(); took > 2*batchWindows*batchWindow {
					t.Errorf("a file waited %v", took)
				}
			})
			time.Sleep(batchWindow / 2)
		}
		group.Wait()
		if most := 1 + files/batchWindows; syncs > most {
			t.Errorf("%d syncs for %d files, want at most %d", syncs, files, most)
		}
	})
}

// TestWhoHurriesWaitsForNobody, and whoever waits with it does not either.
func TestWhoHurriesWaitsForNobody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		syncs := 0
		w := newGroupSync(func() error { syncs++; return nil }, func() {})
		began := time.Now()
		if err := w.syncNow(); err != nil || time.Since(began) != 0 || syncs != 1 {
			t.Errorf("waited %v for %d syncs: %v", time.Since(began), syncs, err)
		}
		var group sync.WaitGroup
		group.Go(func() {
			if err := w.sync(); err != nil || time.Since(began) > batchWindow {
				t.Errorf("beside one who hurries a file waited %v: %v", time.Since(began), err)
			}
		})
		synctest.Wait()
		group.Go(func() {
			if err := w.syncNow(); err != nil {
				t.Error(err)
			}
		})
		group.Wait()
		if syncs != 2 {
			t.Errorf("%d syncs, want 2", syncs)
		}
	})
}

// TestWholeIsNotTrustedAfterAFault: whose wish failed hears it, even if a later
// one goes well, and no other wish is made.
func TestWholeIsNotTrustedAfterAFault(t *testing.T) {
	broken := errors.New("disk broken")
	asked := 0
	w := newGroupSync(func() error { asked++; return broken }, func() {})
	for range 3 {
		if err := w.sync(); !errors.Is(err, broken) {
			t.Errorf("error = %v, want %v", err, broken)
		}
	}
	if asked != 1 {
		t.Errorf("asked %d times, want 1", asked)
	}
}

// TestBatchFallsBack: where all at once fails, each file and folder is synced
// by itself, and what is written stands.
func TestBatchFallsBack(t *testing.T) {
	dir := t.TempDir()
	id, ok := device(dir)
	if !ok {
		t.Skip("this system syncs each file by itself anyway")
	}
	d, asked := watched()
	b := d.NewBatch()
	defer b.Close()
	b.groupSyncs[id] = newGroupSync(func() error { return errors.New("disk broken") }, func() {})
	if err := b.WriteFile(dir+"/甲.txt", text("甲")); err != nil {
		t.Fatal(err)
	}
	if err := b.Sync(); err != nil {
		t.Fatal(err)
	}
	if len(asked(OpSync)) != 1 || len(asked(OpSyncFolder)) != 1 || files(t, dir)["甲.txt"] != "甲" {
		t.Errorf("synced %v and %v, files %v", asked(OpSync), asked(OpSyncFolder), files(t, dir))
	}
}
