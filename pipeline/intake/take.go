package intake

import (
	"fmt"
	"os"
)

// Take copies a content from another archive unless it is here already, and
// reports whether it did. What is here is told by its size alone, so that a
// backup of many originals does not read them all; Load and Survey are strict.
func (s *Store) Take(from *Store, hash string) (copied bool, err error) {
	if !isHash(hash) {
		return false, fmt.Errorf("take %q into archive: %w", hash, os.ErrNotExist)
	}
	there, err := os.Stat(from.path(hash))
	here, missing := os.Stat(s.path(hash))
	if missing == nil && (err != nil || here.Size() == there.Size()) {
		return false, nil
	}
	data, err := from.Load(hash)
	if err != nil {
		return false, err
	}
	_, err = s.Put(data)
	return err == nil, err
}
