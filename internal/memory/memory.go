// Package memory bounds the process's memory: it follows what a run needs
// instead of what the garbage collector leaves lying about.
//
// It owns the collector's settings and refuses to overrule the environment's.
package memory

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// softLimit is where the garbage collector begins to work harder, in bytes, as
// long as little is in use. A run over thousands of files stays below it.
const softLimit = 224 << 20

// gcPercent is how much garbage may lie about below that, in percent of what is in
// use: four times as much as usual. Most runs use little, and a collection of
// little every few milliseconds takes a tenth of their time.
const gcPercent = 400

// Above what is in use there is room for garbage: in tenths of it, and at most in
// bytes. Without, the collector of a large campaign would do nothing but look for
// garbage that there is not.
const (
	roomTenths = 5
	mostRoom   = 256 << 20
)

// A campaign's size is known before anything of it is in use, and is no sender's to
// choose: for each of its files the limit is higher by as much as a run keeps of it.
const eachFile = 5 << 10

// expected is how many files the campaigns have that are at work: of the process, as
// the collector is.
var expected atomic.Int64

// Expect says how many files a run is about, until it is over.
func Expect(files int) (over func()) {
	expected.Add(int64(files))
	return func() { expected.Add(-int64(files)) }
}

// least is the bound as long as little is in use.
func least() int64 { return softLimit + expected.Load()*eachFile }

// As long as no more is in use than one file may hold, the bound rises by a part of
// itself with each collection: a hostile file is over before it got the room of a
// campaign.
const (
	oneFile    = 288 << 20
	slowlyPart = 40
)

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
	follow(softLimit)
}

// collected is what a collection finds unused: it holds a pointer, so that it is
// no part of another thing that is in use.
type collected struct{ _ *collected }

// follow sets the bound after each collection by what that found in use.
func follow(bound int64) {
	runtime.AddCleanup(new(collected), func(bound int64) {
		if next := after(bound, inUse()); next != bound {
			debug.SetMemoryLimit(next)
			bound = next
		}
		follow(bound)
	}, bound)
}

// after is the bound that follows one, with so much in use. The world stops for a
// new one: a small difference is not worth it.
func after(bound, used int64) int64 {
	wanted := boundFor(used)
	switch {
	case max(wanted-bound, bound-wanted) <= bound/16:
		return bound
	case used < oneFile:
		return max(least(), min(wanted, bound+bound/slowlyPart))
	}
	return wanted
}

// boundFor is the bound for so much in use.
func boundFor(used int64) int64 {
	return max(least(), used+min(used/10*roomTenths, mostRoom))
}

// inUse is what the last collection found in use, 0 where nobody says.
func inUse() int64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if live[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return int64(live[0].Value.Uint64())
}
