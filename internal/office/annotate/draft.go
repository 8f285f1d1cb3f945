package annotate

import (
	"bytes"
	"fmt"
	"strings"

	"jixiao/internal/office/ooxml"
)

// draft is a package in the making: the sender's, and what changes in it.
type draft struct {
	pkg     *ooxml.Package
	changed map[string][]byte // by name in the zip; nil is left out
	added   []newPart
	types   *contentTypes
	held    int64 // bytes of memory
}

type newPart struct {
	name    string
	content []byte
}

func newDraft(pkg *ooxml.Package) (*draft, error) {
	d := &draft{pkg: pkg, changed: map[string][]byte{}}
	var err error
	d.types, err = readTypes(d)
	return d, err
}

// set changes a part.
func (d *draft) set(name string, content []byte) {
	if part, ok := d.pkg.Part(name); ok {
		d.changed[part.Name] = content
		return
	}
	d.added = append(d.added, newPart{name, content})
}

// drop leaves a part out.
func (d *draft) drop(name string) {
	if part, ok := d.pkg.Part(name); ok {
		d.changed[part.Name] = nil
		d.types.remove(name)
	}
}

// add puts a new part in.
func (d *draft) add(name, contentType string, content []byte) {
	d.types.override(name, contentType)
	d.set(name, content)
}

// fresh is a name that no part has yet.
func (d *draft) fresh(format string) string {
	for n := 1; ; n++ {
		name := fmt.Sprintf(format, n)
		if !d.pkg.Has(name) && !d.isAdded(name) {
			return name
		}
	}
}

func (d *draft) isAdded(name string) bool {
	for _, p := range d.added {
		if p.name == name {
			return true
		}
	}
	return false
}

// write puts the package together, the parts in the order in which they were.
func (d *draft) write() ([]byte, error) {
	d.set(typesPart, d.types.apply())
	const usually = 16 << 10 // what marks and list add
	var out bytes.Buffer
	out.Grow(d.pkg.Len() + usually)
	w := ooxml.NewWriter(&out)
	for _, part := range d.pkg.Parts() {
		if strings.HasSuffix(part.Name, "/") {
			continue
		}
		content, changed := d.changed[part.Name]
		var err error
		switch {
		case !changed:
			err = w.Copy(d.pkg, part)
		case content != nil:
			err = w.Write(part.Name, content)
		}
		if err != nil {
			return nil, fmt.Errorf("part %q: %w", part.Name, err)
		}
	}
	for _, p := range d.added {
		if err := w.Write(p.name, p.content); err != nil {
			return nil, fmt.Errorf("part %q: %w", p.name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
