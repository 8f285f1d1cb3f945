package outbox

import (
	"errors"
	"io/fs"
	"iter"
	"path"
	"path/filepath"
)

// retire drops the pages that are no longer published. Of those that may leave
// the file goes too, if it is still what was written there; one that cannot go
// now goes with a later run. A page that was refused is published no longer.
func (s Writer) retire(m *memory, done *outcomes) {
	m.moveOrdinary(done)
	m.rename()
	for name := range m.Refused {
		if !done.refused[name] {
			delete(m.Refused, name)
		}
	}
	for name, n := range m.unpublished(done) {
		if !s.leftAlone(name) && (n.Path == "" || s.leaves(n)) {
			m.forget(name)
		}
	}
}

// unpublished are the pages that are remembered and published no longer.
func (m *memory) unpublished(done *outcomes) iter.Seq2[string, note] {
	return func(yield func(string, note) bool) {
		for name, n := range m.ordinary.unasked() {
			if !yield(name, n) {
				return
			}
		}
		for name, n := range m.Pages {
			if !m.ordinary.isAsked(name) && !yield(name, n) {
				return
			}
		}
		for name := range done.refused {
			if n, known := m.known(name); known && !yield(name, n) {
				return
			}
		}
	}
}

// calledBefore notes the former names of a page that does not lie in its place as
// it is to be: one that does was called so already.
func (m *memory) calledBefore(p Page) {
	if p.Formerly == nil {
		return
	}
	all := p.Formerly()
	m.lock.Lock()
	defer m.lock.Unlock()
	for _, base := range all {
		former := path.Join(path.Dir(p.Name), base)
		if _, there := m.known(former); there {
			m.formerly[former] = filepath.Join(filepath.Dir(p.Path), base)
		}
	}
}

// rename lets the files leave that pages left under former names, where no other
// page is published by these.
func (m *memory) rename() {
	for former, path := range m.formerly {
		n, there := m.known(former)
		if there && !m.ordinary.isAsked(former) {
			n.Path, n.Past = path, "" // the page itself stays, renamed
			delete(m.Pages, former)
			m.ordinary.put(former, n)
		}
	}
}

// leaves reports whether a page is gone from its place, or is to stay there.
func (s Writer) leaves(n note) bool {
	data, err := s.Disk.ReadFile(n.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true
	case err != nil || s.held(n.Path):
		return false
	case hashOf(data) != n.Hash:
		return true // somebody works in it
	}
	return s.keepPrevious(n.Past, n.Path, data) == nil && s.Disk.Remove(n.Path) == nil
}

func (s Writer) leftAlone(name string) bool { return s.LeftAlone != nil && s.LeftAlone(name) }
