package pipeline

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"jixiao/pipeline/ledger"
)

// lock keeps a second run away from a ledger and its outbox: their writes
// would not harm each other, but the older state could be published last. The
// system lets go of it when a run is killed.
func lock(ledgerPath string) (unlock func(), err error) {
	if err := os.MkdirAll(filepath.Dir(ledgerPath), 0o755); err != nil {
		return nil, fmt.Errorf("make folder of ledger: %w", err)
	}
	held := flock.New(ledgerPath + ".lock")
	free, err := held.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock ledger: %w", err)
	}
	if !free {
		return nil, fmt.Errorf("lock ledger %s: %w", ledgerPath, ledger.ErrLocked)
	}
	return func() { _ = held.Unlock() }, nil
}
