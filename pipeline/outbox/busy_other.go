//go:build !windows

package outbox

import "syscall"

// busy are the answers of a share, or of a system that knows locks, to whoever
// replaces an open file.
var busy = []error{syscall.EACCES, syscall.EPERM, syscall.EBUSY, syscall.ETXTBSY}
