package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// archive is the zip that a workbook is kept in. Every part is unzipped once,
// against the limits, and never onto the disk.
type archive struct {
	meter *meter
	parts map[string]*zip.File // by folded name
	read  map[string]bool
}

// openArchive reads the directory of a zip.
func openArchive(data []byte, m *meter) (*archive, error) {
	zr, err := openZip(data, m.limits.ZipEntries)
	if err != nil {
		return nil, err
	}
	if err := over("zip_entries", int64(len(zr.File)), int64(m.limits.ZipEntries)); err != nil {
		return nil, err
	}
	a := &archive{meter: m, parts: make(map[string]*zip.File, len(zr.File)), read: map[string]bool{}}
	for _, f := range zr.File {
		key := foldPart(f.Name)
		if a.parts[key] != nil && !strings.HasSuffix(key, "/") {
			return nil, fmt.Errorf("zip entry %q: stands twice", f.Name)
		}
		a.parts[key] = f
	}
	return a, nil
}

// openZip keeps the standard library from making room for more entries than
// the limit allows.
func openZip(data []byte, limit int) (*zip.Reader, error) {
	const slack = 4 // stored workbooks inside the zip have entries of their own
	if n := bytes.Count(data, []byte("PK\x01\x02")); limit > 0 && n > slack*limit {
		return nil, over("zip_entries", int64(n), int64(limit))
	}
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if errors.Is(err, zip.ErrInsecurePath) {
		err = nil // names never become paths here
	}
	return zr, err
}

// foldPart is the key of a part: Windows tools write backslashes, and part
// names have no case.
func foldPart(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	return strings.ToLower(strings.TrimLeft(strings.TrimPrefix(name, "./"), "/"))
}

// has reports whether the archive holds a part.
func (a *archive) has(name string) bool { return a.parts[foldPart(name)] != nil }

// hasUnder reports whether a folder of the archive holds any part.
func (a *archive) hasUnder(folder string) bool {
	for key := range a.parts {
		if strings.HasPrefix(key, folder) && key != folder {
			return true
		}
	}
	return false
}

// scan hands the tokens of a part to visit.
func (a *archive) scan(name string, visit func(*scanner, token) error) error {
	key := foldPart(name)
	f := a.parts[key]
	if f == nil {
		return fmt.Errorf("part %q: not in the zip", name)
	}
	a.read[key] = true
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("part %q: %w", name, err)
	}
	defer r.Close()
	utf8, err := decoded(metered{r, a.meter})
	if err != nil {
		return fmt.Errorf("part %q: %w", name, err)
	}
	if err := scanAll(utf8, visit); err != nil {
		return fmt.Errorf("part %q: %w", name, err)
	}
	return nil
}

func scanAll(r io.Reader, visit func(*scanner, token) error) error {
	s := newScanner(r)
	for {
		t, err := s.next()
		if err != nil {
			return err
		}
		if t.kind == endOfPart {
			return nil
		}
		if err := visit(s, t); err != nil {
			return err
		}
	}
}

// drain unzips what nobody read, so that its true size counts and a broken
// part does not go by unseen.
func (a *archive) drain() error {
	for key, f := range a.parts {
		if a.read[key] || strings.HasSuffix(key, "/") {
			continue
		}
		if err := a.drainPart(f); err != nil {
			return fmt.Errorf("part %q: %w", f.Name, err)
		}
	}
	return nil
}

func (a *archive) drainPart(f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	_, err = io.Copy(io.Discard, metered{r, a.meter})
	return err
}

// resolve is the part that a relationship of a part points to.
func resolve(from, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return strings.TrimPrefix(path.Join("/", path.Dir(from), target), "/")
}

// relsOf is the part that holds a part's relationships.
func relsOf(part string) string {
	dir, file := path.Split(part)
	return dir + "_rels/" + file + ".rels"
}
