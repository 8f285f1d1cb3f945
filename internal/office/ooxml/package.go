package ooxml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
)

// Package is an office file: a zip of parts. Every part is unpacked at most
// once by each of Read, Tokens and Drain, against the limits, and never onto
// the disk. It is not safe for concurrent use.
type Package struct {
	data   []byte
	parts  []Part
	byName map[string]int // by folded name
	twice  string         // a name that stands twice
	limits Limits

	unzipped int64
	forgiven int64
}

// Open reads the directory of a zip and nothing else. The error is a
// *LimitError where it has too many entries.
func Open(data []byte, limits Limits) (*Package, error) {
	parts, err := readDirectory(data, limits.Entries)
	if err != nil {
		return nil, err
	}
	p := &Package{data: data, parts: parts, byName: make(map[string]int, len(parts)), limits: limits}
	for i := range parts {
		key := fold(parts[i].Name)
		if _, ok := p.byName[key]; ok && !strings.HasSuffix(key, "/") {
			p.twice = parts[i].Name
		}
		p.byName[key] = i
	}
	return p, nil
}

// Check reports a directory that names one part twice: which of the two
// counts would depend on who reads it.
func (p *Package) Check() error {
	if p.twice != "" {
		return fmt.Errorf("zip entry %q: stands twice", p.twice)
	}
	return nil
}

// Parts are the entries of the zip in their order.
func (p *Package) Parts() []Part { return p.parts }

// fold is the key of a part: some writers use backslashes, and part names
// have no case.
func fold(name string) string {
	if strings.IndexByte(name, '\\') >= 0 {
		name = strings.ReplaceAll(name, `\`, "/")
	}
	return strings.ToLower(strings.TrimLeft(strings.TrimPrefix(name, "./"), "/"))
}

// Has reports whether the package holds a part.
func (p *Package) Has(name string) bool {
	_, ok := p.byName[fold(name)]
	return ok
}

// Part is the entry of a part as the directory describes it.
func (p *Package) Part(name string) (part Part, ok bool) {
	i, ok := p.byName[fold(name)]
	if !ok {
		return Part{}, false
	}
	return p.parts[i], true
}

// HasUnder reports whether a folder of the package, its name in lower case and
// ending in a slash, holds any part.
func (p *Package) HasUnder(folder string) bool {
	for key := range p.byName {
		if strings.HasPrefix(key, folder) && key != folder {
			return true
		}
	}
	return false
}

// Len is the size of the package itself.
func (p *Package) Len() int { return len(p.data) }

// Size is the declared size of a part, 0 where there is none. It proves
// nothing.
func (p *Package) Size(name string) int64 {
	if i, ok := p.byName[fold(name)]; ok {
		return p.parts[i].Size
	}
	return 0
}

// Packed is the bytes of a part as they stand in the zip, for copying it
// unchanged.
func (p *Package) Packed(part Part) ([]byte, error) { return part.content(p.data) }

// Unzipped is how many bytes came out of the parts so far.
func (p *Package) Unzipped() int64 { return p.unzipped }

// Forgive takes bytes out of the count against the limit: they turned out to
// hold nothing.
func (p *Package) Forgive(bytes int64) { p.forgiven += bytes }

// spend counts what came out of a part. Everything that is read comes by here,
// a window at a time, so this is where reading stops.
func (p *Package) spend(bytes int) error {
	select {
	case <-p.limits.Done:
		return ErrStopped
	default:
	}
	p.unzipped += int64(bytes)
	return over("unzipped_size", p.unzipped-p.forgiven, p.limits.Unzipped)
}

// Read unpacks a whole part.
func (p *Package) Read(name string) ([]byte, error) {
	t, err := p.open(name)
	if err != nil {
		return nil, err
	}
	defer t.Close()
	content, err := t.rest()
	if err != nil {
		return nil, fmt.Errorf("part %q: %w", name, err)
	}
	return content, nil
}

// Head unpacks the beginning of a part, at most so many bytes. With an error
// comes what could be unpacked before it.
func (p *Package) Head(name string, most int) ([]byte, error) {
	t, err := p.open(name)
	if err != nil {
		return nil, err
	}
	defer t.Close()
	for t.end < most && t.more() {
	}
	if !errors.Is(t.err, io.EOF) {
		// Whoever reads the part, or drains it, counts it again.
		t.source.part.read = false
		p.unzipped -= t.source.size
	}
	return bytes.Clone(t.buf[:min(t.end, most)]), nil
}

// Tokens begins to read a part. The tokenizer must be closed.
func (p *Package) Tokens(name string) (*Tokenizer, error) {
	t, err := p.open(name)
	if err != nil {
		return nil, err
	}
	if err := t.decode(); err != nil {
		t.Close()
		return nil, fmt.Errorf("part %q: %w", name, err)
	}
	return t, nil
}

// tokenizers are kept for the next part: a window and the tables of the
// inflater are larger than most parts.
var tokenizers = sync.Pool{New: func() any {
	return &Tokenizer{source: new(source), window: make([]byte, windowSize)}
}}

func (p *Package) open(name string) (*Tokenizer, error) {
	i, ok := p.byName[fold(name)]
	if !ok {
		return nil, fmt.Errorf("part %q: not in the zip", name)
	}
	t := tokenizers.Get().(*Tokenizer)
	if err := t.source.open(p, &p.parts[i]); err != nil {
		tokenizers.Put(t)
		return nil, fmt.Errorf("part %q: %w", name, err)
	}
	t.begin(p.limits.Depth)
	return t, nil
}

// Drain unpacks what nobody read, so that its true size counts and a broken
// part does not go by unseen.
func (p *Package) Drain() error {
	t := tokenizers.Get().(*Tokenizer)
	defer tokenizers.Put(t)
	for i := range p.parts {
		part := &p.parts[i]
		if part.read || strings.HasSuffix(fold(part.Name), "/") {
			continue
		}
		if err := t.source.drain(p, part, t.window); err != nil {
			return fmt.Errorf("part %q: %w", part.Name, err)
		}
	}
	return nil
}

func (s *source) drain(p *Package, part *Part, window []byte) error {
	if err := s.open(p, part); err != nil {
		return err
	}
	for end := 0; ; end = slide(window, end, end) {
		var err error
		if end, err = s.fill(window, end); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
