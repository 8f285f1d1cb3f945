package sidebyside

import (
	"sync/atomic"
	"testing"
)

func TestOnAllCores(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		done := make([]atomic.Int32, n)
		OnAllCores(n, func(i int) { done[i].Add(1) })
		for i := range done {
			if got := done[i].Load(); got != 1 {
				t.Errorf("%d of %d was done %d times", i, n, got)
			}
		}
	}
}

func TestAPanicOnACoreReachesTheCaller(t *testing.T) {
	defer func() {
		if got := recover(); got != 7 {
			t.Errorf("recovered %v", got)
		}
	}()
	OnAllCores(1000, func(i int) {
		if i == 7 {
			panic(i)
		}
	})
}
