package intake

import (
	"fmt"

	"jixiao/internal/disk"
)

// Batch is an archive for many copies at a time: what it keeps survives a loss
// of power only when Sync has returned.
type Batch struct {
	*Store
	files *disk.Batch
}

// NewBatch is a batch without copies. Close ends it.
func (s *Store) NewBatch() *Batch { return &Batch{s, s.disk.NewBatch()} }

// Save is Store.Keep, but for what Sync does. A copy that is there already is
// synced too: it may be there only since a run that was killed before that.
func (b *Batch) Save(hash string, data []byte) error {
	if _, err := b.own(hash); err == nil {
		b.files.Stands(b.path(hash))
		return nil
	}
	return b.place(hash, data, b.files.WriteFile)
}

// Sync makes all that was kept last through a loss of power.
func (b *Batch) Sync() error {
	if err := b.files.Sync(); err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	return nil
}

// Close gives back what the batch holds of the system. Nothing may be on its
// way into it any more.
func (b *Batch) Close() { b.files.Close() }
