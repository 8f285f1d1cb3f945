package pipeline

import (
	"context"
	"sync"

	"golang.org/x/sync/semaphore"

	"jixiao/pipeline/intake"
)

// What may be on its way into the archive at a time, in bytes, and what the
// smallest file counts for: sixty-four small files, or one that is large.
const (
	keepingAtOnce = 16 << 20
	keepingLeast  = 256 << 10
)

// keeper puts originals into the archive while they are judged: a disk takes
// its time over each file, but not much more over many at once.
type keeper struct {
	archive *intake.Store // batched
	room    *semaphore.Weighted
	lock    sync.Mutex
	fault   error // the first
}

func newKeeper(archive *intake.Store) *keeper {
	return &keeper{archive: archive, room: semaphore.NewWeighted(keepingAtOnce)}
}

// keep begins to keep a content. The error is that of a context that has
// ended; whether the copy was made is settle's to say.
func (k *keeper) keep(ctx context.Context, hash string, data []byte) error {
	size := min(max(int64(len(data)), keepingLeast), keepingAtOnce)
	if err := k.room.Acquire(ctx, size); err != nil {
		return err
	}
	go func() {
		defer k.room.Release(size)
		if err := k.archive.Keep(hash, data); err != nil {
			k.lock.Lock()
			defer k.lock.Unlock()
			if k.fault == nil {
				k.fault = err
			}
		}
	}()
	return nil
}

// settle waits for all that was begun, and returns nil when every copy is whole
// and survives a loss of power; so the ledger may speak of them.
func (k *keeper) settle() error {
	k.wait()
	k.lock.Lock()
	defer k.lock.Unlock()
	if k.fault != nil {
		return k.fault
	}
	return k.archive.Sync()
}

// wait returns when nothing is on its way: all the room was free.
func (k *keeper) wait() {
	if err := k.room.Acquire(context.Background(), keepingAtOnce); err == nil {
		k.room.Release(keepingAtOnce)
	}
}
