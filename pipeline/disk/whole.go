package disk

import (
	"sync"
	"time"
)

// gathering is how long a whole waits for more files before it syncs all: to do
// so once a millisecond or two costs less than once a file.
const gathering = 2 * time.Millisecond

// whole is a file system whose files are synced all at once. Who asks while it
// is busy with that waits for the next time, which serves everyone who has come
// meanwhile.
type whole struct {
	syncAll func() error
	close   func()

	lock  sync.Mutex
	turn  sync.Cond // when a time has ended
	begun int       // times
	ended int
	led   bool  // somebody is at it, for all
	fault error // the first; from then on files have to ask for themselves
}

func newWhole(syncAll func() error, closing func()) *whole {
	w := &whole{syncAll: syncAll, close: closing}
	w.turn.L = &w.lock
	return w
}

// sync returns when everything lasts that was written before it was called.
func (w *whole) sync() error {
	w.lock.Lock()
	defer w.lock.Unlock()
	mine := w.begun + 1 // one that has begun may have passed our files already
	for w.ended < mine && w.fault == nil {
		if w.led {
			w.turn.Wait()
		} else {
			w.lead()
		}
	}
	return w.fault
}

// lead syncs for all who have come until it begins. The lock is held before and
// after.
func (w *whole) lead() {
	w.led = true
	w.lock.Unlock()
	time.Sleep(gathering)
	w.lock.Lock()
	w.begun++
	w.lock.Unlock()
	err := w.syncAll()
	w.lock.Lock()
	w.ended, w.led = w.begun, false
	if w.fault == nil {
		w.fault = err
	}
	w.turn.Broadcast()
}
