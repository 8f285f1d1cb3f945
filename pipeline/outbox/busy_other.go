//go:build !windows

package outbox

import "syscall"

// busy are the answers of a share, or of a system that knows locks, to whoever
// replaces an open file.
var busy = []error{syscall.EACCES, syscall.EPERM, syscall.EBUSY, syscall.ETXTBSY}

// busyToRead are the answers to whoever reads a file that is open on a share,
// and so could not replace it either. Who may not read a file at all may
// replace it all the same: that is no such answer.
var busyToRead = []error{syscall.EBUSY, syscall.ETXTBSY}
