//go:build unix

package doctor

import "golang.org/x/sys/unix"

// writable asks the system whether we may write to a folder, without trying.
func writable(dir string) (may, known bool) { return unix.Access(dir, unix.W_OK) == nil, true }
