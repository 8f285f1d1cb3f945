package outbox

import "syscall"

// busy are the answers of Windows to whoever replaces an open file: access
// denied, sharing violation, lock violation, mapped section open.
var busy = []error{syscall.ERROR_ACCESS_DENIED, syscall.Errno(32), syscall.Errno(33), syscall.Errno(1224)}

// busyToRead are the answers to whoever reads a file that is open, and so
// could not replace it either.
var busyToRead = busy
