package campaign

import (
	"bytes"
	"cmp"
	"io/fs"
	"path"
	"slices"
	"time"
)

// LoadWith loads a campaign as if a file lay in its folder besides, or instead of
// the one of that name: a draft is tried out before anybody has put it there.
func LoadWith(fsys fs.FS, name string, data []byte) (*Campaign, error) {
	return Load(withFile{fsys, name, data})
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
