package ooxml

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// contents reads every part in its order.
func contents(p *Package) ([]string, error) {
	var all []string
	for _, part := range p.Parts() {
		content, err := p.Read(part.Name)
		if err != nil {
			return nil, err
		}
		all = append(all, part.Name+"="+string(content))
	}
	return all, p.Drain()
}

func TestPackage(t *testing.T) {
	const text = "绩效 绩效 绩效 绩效"
	want := []string{"a.xml=" + text}
	deflated := zipped(t, "a.xml", text, Deflated)
	for name, data := range map[string][]byte{
		"with a data descriptor": deflated,
		"stored":                 zipped(t, "a.xml", text, Stored),
		"behind other bytes":     append([]byte("#!/bin/sh\n"), deflated...),
		"with a comment":         withComment(deflated, "PK\x05\x06 no end"),
		"zip64":                  zip64(t, "a.xml", text),
	} {
		t.Run(name, func(t *testing.T) {
			p, err := Open(data, Limits{})
			if err != nil {
				t.Fatal(err)
			}
			got, err := contents(p)
			if diff := cmp.Diff(want, got); diff != "" || err != nil {
				t.Errorf("%v\n%s", err, diff)
			}
		})
	}
}

func withComment(data []byte, comment string) []byte {
	data = append(bytes.Clone(data), comment...)
	at := len(data) - len(comment) - 2
	binary.LittleEndian.PutUint16(data[at:], uint16(len(comment)))
	return data
}

// zip64 writes one stored part in the way of zips that are too large for the
// old fields.
func zip64(t *testing.T, name, content string) []byte {
	t.Helper()
	var b bytes.Buffer
	put := func(values ...any) {
		for _, v := range values {
			if text, ok := v.(string); ok {
				b.WriteString(text)
			} else if err := binary.Write(&b, binary.LittleEndian, v); err != nil {
				t.Fatal(err)
			}
		}
	}
	u16 := func(n int) uint16 { return uint16(n) }
	const unknown = uint32(math.MaxUint32)
	size, crc := uint64(len(content)), crc32.ChecksumIEEE([]byte(content))
	put(localSignature, u16(45), u16(0), u16(0), u16(0), u16(0), crc, unknown, unknown, u16(len(name)), u16(20), name,
		u16(1), u16(16), size, size, content)
	start := uint64(b.Len())
	put(entrySignature, u16(45), u16(45), u16(0), u16(0), u16(0), u16(0), crc, unknown, unknown, u16(len(name)), u16(28),
		u16(0), u16(0), u16(0), uint32(0), unknown, name, u16(1), u16(24), size, size, uint64(0))
	end := uint64(b.Len())
	put(end64Signature, uint64(44), u16(45), u16(45), uint32(0), uint32(0), uint64(1), uint64(1), end-start, start)
	put(locatorSignature, uint32(0), end, uint32(1))
	put(endSignature, u16(0), u16(0), u16(0xffff), u16(0xffff), unknown, unknown, u16(0))
	return b.Bytes()
}

func TestPartNames(t *testing.T) {
	p, err := Open(zipped(t, `\xl\Worksheets\Sheet1.xml`, "x", Stored), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if !p.Has("XL/worksheets/sheet1.xml") || !p.HasUnder("xl/worksheets/") || p.HasUnder("xl/worksheets/sheet1.xml") || p.Has("sheet1.xml") {
		t.Error("a part is not found whatever its case and slashes")
	}
	if p.Size("xl/worksheets/sheet1.xml") != 1 || p.Size("none") != 0 {
		t.Error("the declared size is wrong")
	}
}

func TestDamage(t *testing.T) {
	good := zipped(t, "a.xml", strings.Repeat("绩效", 100), Stored)
	change := func(at int, to byte) []byte {
		data := bytes.Clone(good)
		data[at] = to
		return data
	}
	directory := bytes.Index(good, []byte(entrySignature))
	for name, data := range map[string][]byte{
		"a byte of the content":   change(60, 'x'),
		"the checksum":            change(directory+16, good[directory+16]^1),
		"the size":                change(directory+24, good[directory+24]+1),
		"the packed size":         change(directory+22, 0xff),
		"the place":               change(directory+42, 7),
		"a method of 1991":        change(directory+10, 6),
		"a name that is too long": change(directory+28, 0xff),
		"the signature":           change(directory, 'X'),
		"the number of entries":   change(len(good)-endSize+10, 9),
		"no end":                  good[:len(good)-10],
		"nothing":                 nil,
	} {
		p, err := Open(data, Limits{})
		if err == nil {
			err = p.Drain()
		}
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	locked := change(directory+8, 1)
	p, err := Open(locked, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Read("a.xml"); !errors.Is(err, ErrEncrypted) {
		t.Errorf("encrypted: %v", err)
	}
}

func TestLimits(t *testing.T) {
	data := zipped(t, "a.xml", strings.Repeat("x", 1000), Deflated)
	refused := func(limits Limits) string {
		p, err := Open(data, limits)
		if err == nil {
			err = p.Drain()
		}
		var limit *LimitError
		if errors.As(err, &limit) {
			return limit.Error()
		}
		return ""
	}
	if got := refused(Limits{Unzipped: 999, Entries: 1}); got != "unzipped_size: 1000 of at most 999" {
		t.Errorf("too large: %q", got)
	}
	if got := refused(Limits{Unzipped: 1000, Entries: 1}); got != "" {
		t.Errorf("just small enough: %q", got)
	}
	p, err := Open(data, Limits{Unzipped: 500})
	if err != nil {
		t.Fatal(err)
	}
	p.Forgive(500)
	if err := p.Drain(); err != nil {
		t.Errorf("forgiven bytes count: %v", err)
	}
	var many bytes.Buffer
	w := zip.NewWriter(&many)
	for _, name := range []string{"a", "b", "A"} {
		if _, err := w.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	data = many.Bytes()
	if got := refused(Limits{Entries: 2}); got != "zip_entries: 3 of at most 2" {
		t.Errorf("too many: %q", got)
	}
	p, err = Open(data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if p.Check() == nil {
		t.Error("a part stands twice and nobody says so")
	}
}

func TestHeadLeavesThePartToOthers(t *testing.T) {
	p, err := Open(zipped(t, "a.xml", strings.Repeat("x", 500_000), Deflated), Limits{Unzipped: 500_000})
	if err != nil {
		t.Fatal(err)
	}
	if head, err := p.Head("a.xml", 10); string(head) != "xxxxxxxxxx" || err != nil {
		t.Errorf("%q, %v", head, err)
	}
	if err := p.Drain(); err != nil || p.Unzipped() != 500_000 {
		t.Errorf("%d bytes unzipped, %v", p.Unzipped(), err)
	}
}

func TestRelations(t *testing.T) {
	const rels = `<Relationships><Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/styles" Target="..\theme/a.xml"/>` +
		`<Relationship Id="r2" Type="x/hyperlink" Target="http://a" TargetMode="External"/></Relationships>`
	p, err := Open(zipped(t, "xl/sub/_rels/book.xml.rels", rels, Deflated), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := p.Relations("xl/sub/book.xml")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]Relation{"r1": {Kind: "styles", Target: "xl/theme/a.xml"}}, got); diff != "" {
		t.Error(diff)
	}
	for _, c := range [][3]string{{"", "xl/a.xml", "xl/a.xml"}, {"xl/b.xml", "/c/../a.xml", "a.xml"}, {"xl/b.xml", "../../../etc/passwd", "etc/passwd"}} {
		if got := Resolve(c[0], c[1]); got != c[2] {
			t.Errorf("Resolve(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

// FuzzPackage holds the directory against the standard library: what both
// read, they read the same, and what ours reads the other does not refuse as
// no zip at all.
func FuzzPackage(f *testing.F) {
	f.Add(zipped(f, "a.xml", "<a>text text text</a>", Deflated))
	f.Add(zipped(f, `b\c.xml`, "text", Stored))
	f.Add(append([]byte("before"), withComment(zipped(f, "a", "", Stored), "comment")...))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Open(data, Limits{Entries: 100, Unzipped: 1 << 22})
		if err != nil || p.Check() != nil {
			return
		}
		got, err := contents(p)
		if err != nil {
			return
		}
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		var want []string
		for _, file := range z.File {
			r, err := file.Open()
			if err != nil {
				return
			}
			content, err := io.ReadAll(r)
			if err != nil {
				return
			}
			want = append(want, file.Name+"="+string(content))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}
