package sidebyside

import (
	"runtime"
	"sync/atomic"
)

// OnAllCores does work for every number from 0 to below n, each once and in no order,
// on all cores. What one of them panics with reaches the caller, once those that were
// begun have ended.
func OnAllCores(n int, work func(i int)) {
	var next atomic.Int64
	some := func() {
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			work(i)
		}
	}
	cores := min(runtime.GOMAXPROCS(0), n)
	if cores < 2 {
		some()
		return
	}
	others := make([]func(), cores-1)
	for i := range others {
		others[i] = some
	}
	Together(some, others...)
}
