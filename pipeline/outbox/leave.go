package outbox

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
)

// retire drops the pages that are no longer published. Of those that may leave
// the file goes too, if it is still what was written there; one that cannot go
// now goes with a later run. A page that was refused is published no longer.
func (s Writer) retire(m *memory, published []Page, puts []outcome) {
	names := make(map[string]bool, len(published))
	for i, p := range published {
		names[p.Name] = puts[i].refused == ""
	}
	m.moveOrdinary(published)
	m.rename(published, names)
	for name := range m.Refused {
		if lies, asked := names[name]; !asked || lies {
			delete(m.Refused, name)
		}
	}
	for _, all := range []map[string]note{m.ordinary, m.Pages} {
		for name, n := range all {
			if !names[name] && !s.leftAlone(name) && (n.Path == "" || s.leaves(n)) {
				m.forget(name)
			}
		}
	}
}

// rename lets the files leave that pages left under former names, where no other
// page is published by these.
func (m *memory) rename(published []Page, names map[string]bool) {
	for _, p := range published {
		for _, base := range p.Formerly {
			former := path.Join(path.Dir(p.Name), base)
			n, there := m.ordinary[former]
			if _, taken := names[former]; there && !taken {
				n.Path, n.Past = filepath.Join(filepath.Dir(p.Path), base), "" // the page itself stays, renamed
				m.put(former, n)
			}
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
