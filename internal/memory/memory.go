// Package memory bounds the process's memory: it follows what a run needs
// instead of what the garbage collector leaves lying about.
//
// It owns the collector's settings and refuses to overrule the environment's.
package memory

import (
	"math"
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// softLimit is where the garbage collector begins to work harder, in bytes. A
// run over thousands of files stays below it; what really needs more gets it.
const softLimit = 224 << 20

// gcPercent is how much garbage may lie about below that, in percent of what is in
// use: four times as much as usual. Most runs use little, and a collection of
// little every few milliseconds takes a tenth of their time.
const gcPercent = 400

// Bound makes the process's memory follow what a run needs instead of
// what the collector leaves lying about. What GOMEMLIMIT and GOGC say in the
// environment wins.
func Bound(env func(string) string) {
	if env("GOMEMLIMIT") != "" {
		return
	}
	debug.SetMemoryLimit(softLimit)
	if env("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
}

// roomAbove is how much garbage may lie about, in tenths of what a large
// campaign takes by itself.
const roomAbove = 7

// MakeRoom raises the bound where a campaign alone nearly fills it: the
// collector would do nothing but look for garbage that there is not.
func MakeRoom() {
	bound := debug.SetMemoryLimit(-1)
	if bound == math.MaxInt64 || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if live[0].Value.Kind() != metrics.KindUint64 {
		return
	}
	if wanted := int64(live[0].Value.Uint64()) / 10 * (10 + roomAbove); wanted > bound {
		debug.SetMemoryLimit(wanted)
	}
}
