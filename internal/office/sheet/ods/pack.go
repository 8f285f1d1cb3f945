package ods

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"jixiao/internal/office/sheet/limit"
)

// Bounds that no setting raises.
const (
	// The decoder takes five seconds for that.
	maxUnzipped = 128 << 20
	// What the decoder holds at once: a text, a tag, a comment.
	maxToken = 4 << 20
	maxDepth = 200
)

// pack is the zip that a workbook is kept in.
type pack struct {
	parts map[string]*zip.File
	left  int64
	limit int64
	time  *limit.Limits
}

func openPack(data []byte, limits limit.Limits) (*pack, error) {
	const slack = 4 // stored workbooks inside the zip have entries of their own
	n := bytes.Count(data, []byte("PK\x01\x02"))
	if err := limit.Over("zip_entries", int64(n), int64(limits.ZipEntries)*slack); err != nil {
		return nil, err
	}
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names never become paths here
		return nil, err
	}
	if err := limit.Over("zip_entries", int64(len(zr.File)), int64(limits.ZipEntries)); err != nil {
		return nil, err
	}
	p := &pack{parts: make(map[string]*zip.File, len(zr.File)), limit: limits.UnzippedSize, time: &limits}
	if p.limit <= 0 || p.limit > maxUnzipped {
		p.limit = maxUnzipped
	}
	p.left = p.limit
	for _, f := range zr.File {
		p.parts[strings.ReplaceAll(f.Name, `\`, "/")] = f
	}
	return p, nil
}

func (p *pack) has(name string) bool { return p.parts[name] != nil }

func (p *pack) hasUnder(folder string) bool {
	for name := range p.parts {
		if strings.HasPrefix(name, folder) && name != folder {
			return true
		}
	}
	return false
}

// open opens a part with its true size counted.
func (p *pack) open(name string) (io.ReadCloser, error) {
	f := p.parts[name]
	if f == nil {
		return nil, fmt.Errorf("part %q: not in the zip", name)
	}
	if declared := min(f.UncompressedSize64, math.MaxInt64); int64(declared) > p.left {
		return nil, limit.Over("unzipped_size", int64(declared), p.limit)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("part %q: %w", name, err)
	}
	return &metered{Reader: p.time.Reader(r), Closer: r, pack: p}, nil
}

func (p *pack) read(name string) ([]byte, error) {
	r, err := p.open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, maxToken+1))
	if err == nil && len(text) > maxToken {
		err = errors.New("too large")
	}
	if err != nil {
		return nil, fmt.Errorf("part %q: %w", name, err)
	}
	return text, nil
}

// metered counts what comes out of the zip, and how long no tag begins: the
// decoder would hold all of that at once.
type metered struct {
	io.Reader
	io.Closer
	pack *pack
	run  int
}

// Read is io.Reader.
func (m *metered) Read(b []byte) (int, error) {
	n, err := m.Reader.Read(b)
	m.pack.left -= int64(n)
	if m.pack.left < 0 {
		return n, limit.Over("unzipped_size", m.pack.limit-m.pack.left, m.pack.limit)
	}
	if at := bytes.LastIndexByte(b[:n], '<'); at >= 0 {
		m.run = n - at
	} else {
		m.run += n
	}
	if m.run > maxToken {
		return n, limit.Over("unzipped_size", int64(m.run), maxToken)
	}
	return n, err
}

// visitor is told of the tags and texts of a part.
type visitor interface {
	open(name string, attrs []xml.Attr) error
	close(name string) error
	text(data []byte) error
}

// scan goes over a part once.
func (p *pack) scan(name string, v visitor) error {
	r, err := p.open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	d := xml.NewDecoder(r)
	for depth := 0; ; {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) && depth == 0 {
			return nil
		}
		if err == nil {
			depth, err = visit(v, t, depth)
		}
		if err != nil {
			return fmt.Errorf("part %q: %w", name, err)
		}
	}
}

// visit hands one token on and returns the depth behind it.
func visit(v visitor, t xml.Token, depth int) (int, error) {
	switch t := t.(type) {
	case xml.StartElement:
		if depth >= maxDepth {
			return depth, errors.New("nested too deeply")
		}
		return depth + 1, v.open(t.Name.Local, t.Attr)
	case xml.EndElement:
		if depth == 0 {
			return depth, errors.New("more tags closed than opened")
		}
		return depth - 1, v.close(t.Name.Local)
	case xml.CharData:
		return depth, v.text(t)
	case xml.Directive:
		if bytes.HasPrefix(bytes.ToUpper(t), []byte("DOCTYPE")) && bytes.ContainsAny(t, "[") {
			return depth, errors.New("document type definition")
		}
	}
	return depth, nil
}

// attribute is the value of an attribute by its local name.
func attribute(attrs []xml.Attr, name string) string {
	for _, a := range attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
