package campaigns

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
)

// Entry is a campaign on the list.
type Entry struct {
	Name     string // as people call it: 钢城区2023
	Settings string // the folder of its settings, as the program opens it
}

// List is what stands on a list of campaigns.
type List struct {
	// Listen is where the service answers how all of them are, "" for nowhere, and
	// Hosts are the names by which it may be asked besides its own.
	Listen  string
	Hosts   []string
	Entries []Entry // in the order in which they were added
	path    string
	folder  bool // the list is a folder of campaigns, and no file

	names, places map[string]bool // of all entries, as no two may have them
}

// What is wrong with a list, or with what is asked of it.
var (
	// ErrFolder says that a folder serves as list: what lies in it is on the list.
	ErrFolder = errors.New("the list is a folder")
	ErrNone   = errors.New("no such campaign on the list")
	ErrTwice  = errors.New("on the list already")
	ErrName   = errors.New("a name is one line of text")
)

// Refusal is what is refused, and why: one of the errors above.
type Refusal struct {
	Of  string
	Err error
}

func (r *Refusal) Error() string { return r.Of + ": " + r.Err.Error() }

// Unwrap is why.
func (r *Refusal) Unwrap() error { return r.Err }

// Path is the file or folder of the list.
func (l *List) Path() string { return l.path }

// Names are those of all campaigns.
func (l *List) Names() (names []string) {
	for _, e := range l.Entries {
		names = append(names, e.Name)
	}
	return names
}

// Find is a campaign by its name.
func (l *List) Find(name string) (Entry, bool) {
	i := slices.IndexFunc(l.Entries, func(e Entry) bool { return e.Name == name })
	if i < 0 {
		return Entry{}, false
	}
	return l.Entries[i], true
}

// Add puts a campaign at the end of the list.
func (l *List) Add(e Entry) error {
	if l.folder {
		return &Refusal{l.path, ErrFolder}
	}
	name, place := strings.ToLower(e.Name), resolved(e.Settings)
	switch {
	case strings.TrimSpace(e.Name) == "" || strings.ContainsFunc(e.Name, func(r rune) bool { return r < ' ' }):
		return &Refusal{e.Name, ErrName}
	case l.names[name]:
		return &Refusal{e.Name, ErrTwice}
	case l.places[place]:
		return &Refusal{e.Settings, ErrTwice}
	}
	if l.names == nil {
		l.names, l.places = map[string]bool{}, map[string]bool{}
	}
	l.names[name], l.places[place] = true, true
	l.Entries = append(l.Entries, e)
	return nil
}

// resolved is a folder by whatever name it is called.
func resolved(folder string) string {
	if target, err := filepath.EvalSymlinks(folder); err == nil {
		folder = target
	}
	if whole, err := filepath.Abs(folder); err == nil {
		folder = whole
	}
	return folder
}

// Remove takes a campaign off the list. Its files stay as they are.
func (l *List) Remove(name string) error {
	return l.change(name, func(Entry) (Entry, bool) { return Entry{}, false })
}

// Move says that a campaign's settings lie elsewhere now. It keeps its place.
func (l *List) Move(name, settings string) error {
	return l.change(name, func(e Entry) (Entry, bool) { return Entry{e.Name, settings}, true })
}

// change puts another entry in the place of one, or none. Where that is refused, the
// list stays as it was.
func (l *List) change(name string, by func(Entry) (e Entry, stays bool)) error {
	if l.folder {
		return &Refusal{l.path, ErrFolder}
	}
	if _, on := l.Find(name); !on {
		return &Refusal{name, ErrNone}
	}
	now := List{Listen: l.Listen, Hosts: l.Hosts, path: l.path}
	for _, e := range l.Entries {
		stays := true
		if e.Name == name {
			e, stays = by(e)
		}
		if !stays {
			continue
		}
		if err := now.Add(e); err != nil {
			return err
		}
	}
	*l = now
	return nil
}
