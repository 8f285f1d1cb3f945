package pipeline

import "runtime/debug"

// softMemory is where the garbage collector begins to work harder, in bytes. A
// run over thousands of files stays below it; what really needs more gets it.
const softMemory = 256 << 20

// BoundMemory makes the process's memory follow what a run needs instead of
// what the collector leaves lying about. GOMEMLIMIT in the environment wins.
func BoundMemory(env func(string) string) {
	if env("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softMemory)
	}
}
