package judge

// usualStack is how many bytes of stack judging a sheet usually takes.
const usualStack = 24 << 10

// makeStack makes a new goroutine's stack as large as it will be while nothing
// stands on it: each time that a deep one grows, all of it is looked through and
// moved.
//
//go:noinline
func makeStack(at int) byte {
	var room [usualStack]byte
	return room[at%usualStack]
}
