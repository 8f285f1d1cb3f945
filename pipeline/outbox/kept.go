package outbox

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
)

// keptPath is the copy of a watched page as it was last put into its place.
func (s Writer) keptPath(p Page) string { return filepath.Join(s.Memory, path.Base(p.Name)) }

// nextPath is the copy of what is just being put there.
func (s Writer) nextPath(p Page) string { return filepath.Join(s.Memory, "next_"+path.Base(p.Name)) }

// writeCopy writes a copy that is nobody else's.
func (s Writer) writeCopy(path string, made content) error {
	return s.Disk.Private().WriteFile(path, made.writeTo)
}

// keepNext makes the copy of a watched page that was just put into its place the kept
// one. Until it is that both copies are there, so that no moment is without the right
// one.
func (s Writer) keepNext(p Page) error {
	if !p.Watched {
		return nil
	}
	if err := s.Disk.Private().Move(s.nextPath(p), s.keptPath(p)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("keep copy of %s: %w", p.Name, err)
	}
	return nil
}

// keepCopy makes sure that the kept copy of a watched page is that of what lies in its
// place: what a run left that was killed may be another.
func (s Writer) keepCopy(p Page, made content) error {
	if !p.Watched {
		return nil
	}
	if hash, err := s.hashIn(s.keptPath(p)); err != nil || hash != made.hash {
		if err := s.writeCopy(s.keptPath(p), made); err != nil {
			return err
		}
	}
	return s.clearNext(p)
}

func (s Writer) clearNext(p Page) error {
	if err := s.Disk.Remove(s.nextPath(p)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("clear copy of %s: %w", p.Name, err)
	}
	return nil
}

// mayReplace reports whether what lies in the place of a page, by its hash or why
// there is none, can go. A watched page that somebody saved since it was looked at,
// or has open, waits for the next look.
func (m *memory) mayReplace(p Page, hash string, err error) bool {
	switch {
	case !p.Watched, errors.Is(err, fs.ErrNotExist):
		return true
	case err != nil:
		return false
	}
	return hash == m.page(p.Name).Hash || hash == m.Seen
}
