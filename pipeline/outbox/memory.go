package outbox

import (
	"bytes"
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
	disk   disk.Disk
	folder string
	lock   sync.Mutex
	notes
	was      []byte    // the notes as they were written down last
	ordinary pageNotes // all other pages; none as long as nobody asked
	// place is where ordinary pages were looked for; nil where nobody looked.
	place func(name string) string
	// formerly are former names of pages, with the path of what lies there.
	formerly map[string]string
}

// notes are what is written down of all but ordinary pages.
type notes struct {
	Pages      map[string]note `json:"pages"` // that are apart; earlier programs had all here
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
	Key   string `json:"key,omitempty"`
	Drawn string `json:"drawn,omitempty"`
	Hash  string `json:"hash"`
	outside
	Path   string `json:"path,omitempty"` // of a page that may leave
	Past   string `json:"past,omitempty"` // where it is kept when it leaves
	Remark string `json:"remark,omitempty"`
}

// outside is how a file looks without being opened.
type outside struct {
	Size    int64     `json:"size"`
	ModTime time.Time `json:"mtime"`
}

// remember reads the memory but for ordinary pages. One that cannot be understood is
// begun anew: then every page is made and compared once.
func (s Writer) remember() (*memory, error) {
	m := &memory{disk: s.Disk.Private(), folder: s.Memory, formerly: map[string]string{}}
	data, err := s.read("outbox.json")
	if err == nil && json.Unmarshal(data, &m.notes) != nil {
		m.notes = notes{}
	}
	if m.was = data; m.Pages == nil {
		m.Pages = map[string]note{}
	}
	return m, err
}

// rememberAll reads all of it, but for what whoever looked has read.
func (s Writer) rememberAll() (*memory, error) {
	m, err := s.remember()
	if err != nil {
		return nil, err
	}
	if l := s.Lying; l != nil {
		m.ordinary, m.place = l.notes, l.place
		return m, nil
	}
	m.ordinary, err = s.ordinary()
	return m, err
}

// ordinary reads what is remembered of ordinary pages.
func (s Writer) ordinary() (pageNotes, error) {
	data, err := s.read(notebookName)
	return readNotes(string(data)), err
}

func (s Writer) read(name string) ([]byte, error) {
	data, err := s.Disk.Private().ReadFile(filepath.Join(s.Memory, name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read memory of outbox: %w", err)
	}
	return data, nil
}

// save writes down what is other than it was.
func (m *memory) save() error {
	m.lock.Lock()
	defer m.lock.Unlock()
	if m.ordinary.changed {
		if err := m.write(notebookName, m.ordinary.writeTo); err != nil {
			return err
		}
		m.ordinary.changed = false
	}
	return m.saveApart()
}

// saveNotes writes down all but what is remembered of ordinary pages, which the end
// of the run does.
func (m *memory) saveNotes() error {
	m.lock.Lock()
	defer m.lock.Unlock()
	return m.saveApart()
}

func (m *memory) saveApart() error {
	data, err := json.Marshal(m.notes)
	if err != nil {
		return fmt.Errorf("write memory of outbox: %w", err)
	}
	if bytes.Equal(data, m.was) {
		return nil
	}
	m.was = data
	return m.write("outbox.json", content{data: data}.writeTo)
}

func (m *memory) write(name string, text func(io.Writer) error) error {
	return m.disk.WriteFile(filepath.Join(m.folder, name), text)
}

func (m *memory) page(name string) note {
	m.lock.Lock()
	defer m.lock.Unlock()
	n, _ := m.known(name)
	return n
}

// made reports whether a page is remembered as made under a key.
func (m *memory) made(name, key string) bool {
	m.lock.Lock()
	defer m.lock.Unlock()
	if entry, there := m.ordinary.find(name); there {
		_, _, same := entry.madeUnder(key)
		return same
	}
	n, there := m.known(name)
	return there && n.Key == key
}

func (m *memory) known(name string) (n note, there bool) {
	if n, there = m.ordinary.note(name); !there {
		n, there = m.Pages[name]
	}
	return n, there
}

// asked is what is remembered of a page that is published.
type asked struct {
	outside
	remark string
	same   bool // what lies there was made under its key
	lies   bool // it was seen to lie as it was written
}

// ask says that a page is published.
func (m *memory) ask(p Page) (a asked) {
	m.lock.Lock()
	defer m.lock.Unlock()
	if i, there := m.ordinary.ask(p.Name); there {
		entry := m.ordinary.entry(i)
		if a.outside, a.remark, a.same = entry.madeUnder(p.Key); a.same {
			a.lies = m.saw(p, i)
		}
		return a
	}
	n, _ := m.known(p.Name)
	return asked{outside: n.outside, remark: n.Remark, same: n.Key == p.Key}
}

func (m *memory) setPage(p Page, n note) {
	m.lock.Lock()
	defer m.lock.Unlock()
	if p.apart() {
		m.forget(p.Name)
		m.Pages[p.Name] = n
		return
	}
	delete(m.Pages, p.Name)
	m.ordinary.put(p.Name, n)
}

// forget forgets a page.
func (m *memory) forget(name string) {
	m.ordinary.forget(name)
	delete(m.Pages, name)
}

// moveOrdinary moves the pages that an earlier program noted among those that are
// apart.
func (m *memory) moveOrdinary(done *outcomes) {
	for name, n := range m.Pages {
		if !m.ordinary.isAsked(name) || done.apart[name] {
			continue
		}
		delete(m.Pages, name)
		if _, there := m.ordinary.note(name); !there {
			m.ordinary.put(name, n)
		}
	}
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
