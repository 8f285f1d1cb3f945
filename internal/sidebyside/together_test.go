package sidebyside

import (
	"sync/atomic"
	"testing"
)

func TestTogether(t *testing.T) {
	var done atomic.Int32
	work := func() { done.Add(1) }
	Together(work, work, work)
	if done.Load() != 3 {
		t.Errorf("%d of 3 pieces were done", done.Load())
	}
}

// TestAPanicReachesTheCaller from whichever piece, and only when all have ended.
func TestAPanicReachesTheCaller(t *testing.T) {
	var ended atomic.Int32
	well := func() { ended.Add(1) }
	for _, pieces := range [][]func(){
		{func() { panic("here") }, well, well},
		{well, func() { panic("here") }, well},
	} {
		ended.Store(0)
		func() {
			defer func() {
				if got := recover(); got != "here" {
					t.Errorf("recovered %v", got)
				}
			}()
			Together(pieces[0], pieces[1:]...)
		}()
		if ended.Load() != 2 {
			t.Errorf("%d of 2 others had ended", ended.Load())
		}
	}
}
