package disk

import (
	"sync"
	"time"
)

// A file system waits for more files before it syncs all, as long as some come: to
// do so once for hundreds costs little more than once for a file.
const (
	batchWindow  = 2 * time.Millisecond // in which none came
	batchWindows = 2                    // at most
)

// groupSync is a file system whose files are synced all at once. Who asks while it
// is busy with that waits for the next time, which serves everyone who has come
// meanwhile.
type groupSync struct {
	syncAll func() error
	close   func()

	lock    sync.Mutex
	turn    sync.Cond // when a time has ended
	asked   int       // how often somebody did
	begun   int       // times
	ended   int
	leading bool  // somebody is at it, for all
	hurried bool  // somebody asked who has nothing else to wait for
	fault   error // the first; from then on files have to ask for themselves
}

func newGroupSync(syncAll func() error, closing func()) *groupSync {
	w := &groupSync{syncAll: syncAll, close: closing}
	w.turn.L = &w.lock
	return w
}

// sync returns when everything lasts that was written before it was called.
func (w *groupSync) sync() error { return w.ask(false) }

// syncNow is sync for whoever has waited for all the others already.
func (w *groupSync) syncNow() error { return w.ask(true) }

func (w *groupSync) ask(hurry bool) error {
	w.lock.Lock()
	defer w.lock.Unlock()
	w.asked++
	w.hurried = w.hurried || hurry
	mine := w.begun + 1 // one that has begun may have passed our files already
	for w.ended < mine && w.fault == nil {
		if w.leading {
			w.turn.Wait()
		} else {
			w.leadSync()
		}
	}
	return w.fault
}

// leadSync syncs for all who have come until it begins. The lock is held before and
// after.
func (w *groupSync) leadSync() {
	w.leading = true
	for met, n := 0, 0; met < w.asked && n < batchWindows && !w.hurried; n++ {
		met = w.asked
		w.lock.Unlock()
		time.Sleep(batchWindow)
		w.lock.Lock()
	}
	w.begun++
	w.hurried = false
	w.lock.Unlock()
	err := w.syncAll()
	w.lock.Lock()
	w.ended, w.leading = w.begun, false
	if w.fault == nil {
		w.fault = err
	}
	w.turn.Broadcast()
}
