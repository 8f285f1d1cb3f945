package receive

import (
	"context"
	"sync"

	"golang.org/x/sync/semaphore"

	"jixiao/pipeline/intake"
)

// What may be on its way into the archive at a time, in bytes, and what the
// smallest file counts for: 256 small files, which are more than two batches, or one
// that is large.
const (
	keepingAtOnce = 16 << 20
	keepingLeast  = 64 << 10
)

// archiver puts originals into the archive while they are judged: a disk takes
// its time over each file, but not much more over many at once.
type archiver struct {
	archive *intake.Batch
	room    *semaphore.Weighted
	busy    sync.WaitGroup
}

func newArchiver(archive *intake.Batch) *archiver {
	return &archiver{archive: archive, room: semaphore.NewWeighted(keepingAtOnce)}
}

// save begins to keep a content. What it returns gives one answer: nil when the
// copy is whole.
func (a *archiver) save(ctx context.Context, hash string, data []byte) <-chan error {
	answer := make(chan error, 1)
	size := min(max(int64(len(data)), keepingLeast), keepingAtOnce)
	if err := a.room.Acquire(ctx, size); err != nil {
		answer <- err
		return answer
	}
	a.busy.Go(func() {
		defer a.room.Release(size)
		answer <- a.archive.Save(hash, data)
	})
	return answer
}
