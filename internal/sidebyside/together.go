package sidebyside

import "sync"

// Together does some pieces of work side by side, the first in the goroutine of its
// caller, and waits for all. What one of them panics with reaches the caller, once
// the others have ended.
func Together(first func(), others ...func()) {
	var all sync.WaitGroup
	fallen := make([]any, len(others))
	for i, work := range others {
		all.Go(func() {
			defer func() { fallen[i] = recover() }()
			work()
		})
	}
	func() {
		defer all.Wait()
		first()
	}()
	for _, why := range fallen {
		if why != nil {
			panic(why)
		}
	}
}
