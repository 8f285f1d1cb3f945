// Package turns bounds the memory that large files take together: each waits for
// its turn.
//
// It owns how much there is for all, and refuses to know what a file is.
package turns

import (
	"context"

	"golang.org/x/sync/semaphore"
)

// Turns keeps files from being large at the same time: what one needs in the
// worst case it takes from what there is for all, and a very large one waits
// until there is no other large one. Ordinary files never wait.
type Turns struct{ room *semaphore.Weighted }

const (
	// roomForAll is what all files on hand may need together, in bytes.
	roomForAll = 256 << 20
	// worstPerByte is what a byte of unpacked file may need.
	worstPerByte = 16
	// ordinary is how large a file may be, unpacked, that never waits.
	ordinary = 4 << 20
)

// New has room for ordinary files and one large one.
func New() *Turns { return &Turns{semaphore.NewWeighted(roomForAll)} }

// Take waits for the turn of a file that is so large when it is unpacked; release
// ends it.
func (t *Turns) Take(ctx context.Context, size int64) (release func(), err error) {
	if size <= ordinary {
		return func() {}, nil
	}
	needs := min(size, roomForAll/worstPerByte) * worstPerByte
	if err := t.room.Acquire(ctx, needs); err != nil {
		return nil, err
	}
	return func() { t.room.Release(needs) }, nil
}
