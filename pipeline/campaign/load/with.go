package load

import (
	"bytes"
	"cmp"
	"io/fs"
	"path"
	"slices"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/rules/register"
)

// Brought is what the samples of a draft name that the settings workbook does not
// have yet: units by their codes, and the items of lists.
type Brought struct {
	Units []register.Unit
	Lists map[string][]register.Item
	// Strange says that the settings are somebody else's: what they call a unit
	// counts for nothing.
	Strange bool
	Blank   bool // as the function Blank
}

// With loads a campaign as if a file lay in its folder besides, or instead of
// the one of that name, and as if the settings had what is brought along: a draft
// is tried out before anybody has put it there.
func With(fsys fs.FS, name string, data []byte, b Brought) (*campaign.Campaign, error) {
	return (&loader{fsys: withFile{fsys, name, data}, brought: b, blank: b.Blank}).campaign()
}

// Blank loads a campaign whose settings workbook may not be filled in yet:
// what is wrong with that hinders nobody who only drafts a form.
func Blank(fsys fs.FS) (*campaign.Campaign, error) {
	return (&loader{fsys: fsys, blank: true}).campaign()
}

// bring adds the units that the list lacks. One that it has under another name
// keeps that: the difference is for the sender to mend.
func (l *loader) bring(facts *register.Facts) {
	for _, u := range l.brought.Units {
		at := slices.IndexFunc(facts.Units, func(has register.Unit) bool { return has.Code == u.Code })
		switch {
		case at < 0:
			facts.Units = append(facts.Units, u)
		case l.brought.Strange:
			facts.Units[at] = u
		}
	}
}

// list reads a list of the workbook, or takes the one that is brought along where
// there is none.
func (l *loader) list(name string, units []register.Unit) []register.Item {
	if _, there := l.book.sheet(name); !there && l.brought.Lists[name] != nil {
		return l.brought.Lists[name]
	}
	return l.book.read(listLayout(name)).items(newDirectory(units))
}

// withFile is a folder with one more file in it.
type withFile struct {
	fs.FS
	name string
	data []byte
}

// Open opens the file, or one of the folder's.
func (w withFile) Open(name string) (fs.File, error) {
	if name == w.name {
		return &openFile{Reader: bytes.NewReader(w.data), fileOf: fileOf(w)}, nil
	}
	return w.FS.Open(name)
}

// ReadDir lists a folder, with the file where it belongs there.
func (w withFile) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(w.FS, name)
	if err != nil || path.Dir(w.name) != name {
		return entries, err
	}
	base := path.Base(w.name)
	entries = slices.DeleteFunc(slices.Clone(entries), func(e fs.DirEntry) bool { return e.Name() == base })
	entries = append(entries, fs.FileInfoToDirEntry(fileOf(w)))
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// fileOf says of the file what a folder says of one.
type fileOf withFile

func (f fileOf) Name() string       { return path.Base(f.name) }
func (f fileOf) Size() int64        { return int64(len(f.data)) }
func (f fileOf) Mode() fs.FileMode  { return 0o444 }
func (f fileOf) ModTime() time.Time { return time.Time{} }
func (f fileOf) IsDir() bool        { return false }
func (f fileOf) Sys() any           { return nil }

// openFile is the file while it is read.
type openFile struct {
	*bytes.Reader
	fileOf
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.fileOf, nil }
func (f *openFile) Close() error               { return nil }
func (f *openFile) Size() int64                { return f.fileOf.Size() }

// IsFormID reports whether a text may be the id of a form.
func IsFormID(id string) bool { return formID.MatchString(id) }
