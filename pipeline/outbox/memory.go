package outbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"jixiao/internal/disk"
)

// memory is what was written where. Its methods may be called from many
// goroutines.
type memory struct {
	disk disk.Disk
	path string
	lock sync.Mutex
	notes
}

// notes are the memory as it is written down.
type notes struct {
	Pages      map[string]note `json:"pages"`
	Sidecars   []Sidecar       `json:"stand_ins"`
	Unreported []ManualEdit    `json:"untold,omitempty"`
	// Refused are pages that cannot be made, by name.
	Refused map[string]refusal `json:"refused,omitempty"`
	// Seen is the content of a watched page that was looked at for what people
	// changed, and may be replaced.
	Seen string `json:"seen,omitempty"`
}

// note is one page as it was written, and how the file looked from outside.
type note struct {
	Key     string    `json:"key,omitempty"`
	Drawn   string    `json:"drawn,omitempty"`
	Hash    string    `json:"hash"`
	Size    int64     `json:"size"`
	ModTime time.Time `json:"mtime"`
	Path    string    `json:"path,omitempty"` // of a page that may leave
	Past    string    `json:"past,omitempty"` // where it is kept when it leaves
	Remark  string    `json:"remark,omitempty"`
}

// remember reads the memory. One that cannot be understood is begun anew: then
// every page is made and compared once.
func (s Writer) remember() (*memory, error) {
	m := &memory{disk: s.Disk.Private(), path: filepath.Join(s.Memory, "outbox.json")}
	data, err := s.Disk.ReadFile(m.path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read memory of outbox: %w", err)
	}
	if err == nil && json.Unmarshal(data, &m.notes) != nil {
		m.notes = notes{}
	}
	if m.Pages == nil {
		m.Pages = map[string]note{}
	}
	return m, nil
}

// save writes the memory down.
func (m *memory) save() error {
	m.lock.Lock()
	defer m.lock.Unlock()
	data, err := json.Marshal(m.notes)
	if err != nil {
		return fmt.Errorf("write memory of outbox: %w", err)
	}
	old, err := m.disk.ReadFile(m.path)
	if err == nil && string(old) == string(data) {
		return nil
	}
	return m.disk.WriteFile(m.path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

func (m *memory) page(name string) note {
	m.lock.Lock()
	defer m.lock.Unlock()
	return m.Pages[name]
}

func (m *memory) setPage(name string, n note) {
	m.lock.Lock()
	defer m.lock.Unlock()
	m.Pages[name] = n
}

func (m *memory) addSidecar(s Sidecar) {
	m.lock.Lock()
	defer m.lock.Unlock()
	if !slices.Contains(m.Sidecars, s) {
		m.Sidecars = append(m.Sidecars, s)
	}
}

// addManualEdit adds what people did, once.
func (m *memory) addManualEdit(h ManualEdit) {
	if !slices.ContainsFunc(m.Unreported, func(known ManualEdit) bool { return known.Aside == h.Aside }) {
		m.Unreported = append(m.Unreported, h)
	}
}
