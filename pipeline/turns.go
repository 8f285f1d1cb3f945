package pipeline

import (
	"context"

	"golang.org/x/sync/semaphore"

	"jixiao/pipeline/sheet"
)

// turns keeps files from being large at the same time: what one needs in the
// worst case it takes from what there is for all, and a very large one waits
// until there is no other large one. Ordinary files never wait.
type turns struct{ room *semaphore.Weighted }

const (
	// roomForAll is what all files on hand may need together, in bytes.
	roomForAll = 256 << 20
	// worstPerByte is what a byte of unpacked file may need.
	worstPerByte = 16
	// ordinary is how large a file may be, unpacked, that never waits.
	ordinary = 4 << 20
)

func newTurns() *turns { return &turns{semaphore.NewWeighted(roomForAll)} }

// take waits for a file's turn; release ends it.
func (t *turns) take(ctx context.Context, data []byte) (release func(), err error) {
	size := sheet.Unpacked(data)
	if size <= ordinary {
		return func() {}, nil
	}
	needs := min(size, roomForAll/worstPerByte) * worstPerByte
	if err := t.room.Acquire(ctx, needs); err != nil {
		return nil, err
	}
	return func() { t.room.Release(needs) }, nil
}
