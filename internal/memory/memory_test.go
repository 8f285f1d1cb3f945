package memory

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

func TestTheBoundLeavesRoom(t *testing.T) {
	for used, want := range map[int64]int64{0: softLimit, 100 << 20: softLimit, 200 << 20: 300 << 20, 1000 << 20: 1256 << 20} {
		if got := boundFor(used); max(got-want, want-got) > 1<<10 {
			t.Errorf("%d MB in use: bound of %d MB, want %d", used>>20, got>>20, want>>20)
		}
	}
}

// TestTheBoundRisesSlowly for as much as one file may hold, and falls at once.
func TestTheBoundRisesSlowly(t *testing.T) {
	for _, tt := range []struct{ bound, used, want int64 }{
		{softLimit, 200 << 20, softLimit + softLimit/slowlyPart},
		{softLimit, 400 << 20, 600 << 20},
		{680 << 20, 100 << 20, softLimit},
		{300 << 20, 190 << 20, 300 << 20},
	} {
		if got := after(tt.bound, tt.used); max(got-tt.want, tt.want-got) > 1<<10 {
			t.Errorf("after %d MB with %d MB in use: %d MB, want %d", tt.bound>>20, tt.used>>20, got>>20, tt.want>>20)
		}
	}
}

// TestTheBoundIsHigherForALargeCampaign at once, and follows what is in use beyond.
func TestTheBoundIsHigherForALargeCampaign(t *testing.T) {
	t.Cleanup(Expect(20_000))
	high := int64(softLimit + 20_000*eachFile)
	for _, tt := range []struct{ bound, used, want int64 }{
		{softLimit, 40 << 20, high}, {softLimit, 250 << 20, high}, {high, 100 << 20, high}, {high, 600 << 20, 856 << 20},
	} {
		if got := after(tt.bound, tt.used); got != tt.want {
			t.Errorf("after %d MB with %d MB in use: %d MB, want %d", tt.bound>>20, tt.used>>20, got>>20, tt.want>>20)
		}
	}
}

// TestTheBoundFollows what is in use, up and down, and the environment wins.
func TestTheBoundFollows(t *testing.T) {
	bound, percent := debug.SetMemoryLimit(-1), debug.SetGCPercent(100)
	t.Cleanup(func() { debug.SetMemoryLimit(bound); debug.SetGCPercent(percent) })
	Bound(func(string) string { return "1GiB" })
	if got := debug.SetMemoryLimit(-1); got != bound {
		t.Errorf("the bound is %d though the environment names one", got)
	}
	debug.SetMemoryLimit(math.MaxInt64)
	Bound(func(string) string { return "" })
	used := make([]byte, 300<<20)
	reaches(t, func(bound int64) bool { return bound > 400<<20 && bound < 600<<20 })
	runtime.KeepAlive(used)
	used = nil
	reaches(t, func(bound int64) bool { return bound == softLimit })
}

// reaches collects until the bound is as it should be: it is set beside the program.
func reaches(t *testing.T, should func(int64) bool) {
	t.Helper()
	for range 200 {
		runtime.GC()
		if should(debug.SetMemoryLimit(-1)) {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Errorf("the bound is %d MB", debug.SetMemoryLimit(-1)>>20)
}
