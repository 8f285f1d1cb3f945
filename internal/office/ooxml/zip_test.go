package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"math"
	"testing"
)

// TestAPackageIsTheStandardLibrarys, byte by byte, into memory and elsewhere.
func TestAPackageIsTheStandardLibrarys(t *testing.T) {
	contents := map[string]string{"a.xml": "绩效", "名称/b.xml": "", "c\xff.bin": "<a/>"}
	var want, memory, elsewhere bytes.Buffer
	theirs, mine, other := zip.NewWriter(&want), NewWriter(&memory), NewWriter(struct{ io.Writer }{&elsewhere})
	for _, name := range []string{"a.xml", "名称/b.xml", "c\xff.bin"} {
		p, err := Pack([]byte(contents[name]))
		if err != nil {
			t.Fatal(err)
		}
		var packed bytes.Buffer
		if _, err := p.WriteTo(&packed); err != nil {
			t.Fatal(err)
		}
		packed.Write(lastBlock)
		h := &zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: p.crc,
			UncompressedSize64: uint64(p.size), CompressedSize64: uint64(packed.Len())}
		//lint:ignore SA1019 a raw entry is written with this field, not with Modified
		h.ModifiedDate = epoch
		if name != "c\xff.bin" {
			h.Flags = utf8Name
		}
		part, err := theirs.CreateRaw(h)
		if err != nil {
			t.Fatal(err)
		}
		_, written := part.Write(packed.Bytes())
		if err := errors.Join(written, mine.Join(name, p), other.Join(name, p)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(theirs.Close(), mine.Close(), other.Close()); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(memory.Bytes(), want.Bytes()) || !bytes.Equal(elsewhere.Bytes(), want.Bytes()) {
		t.Errorf("the package is\n%q\nelsewhere\n%q\nof the standard library\n%q", memory.Bytes(), elsewhere.Bytes(), want.Bytes())
	}
	if mine.Close() == nil {
		t.Error("a package is ended twice")
	}
}

// TestAPackageTooLargeIsRefused instead of written with sizes cut off.
func TestAPackageTooLargeIsRefused(t *testing.T) {
	for _, z := range []*packer{{written: math.MaxUint32 + 1}, {entries: math.MaxUint16 - 1}} {
		z.to = io.Discard
		if err := z.begin(Part{Name: "a"}, 0, 1); !errors.Is(err, errLarge) {
			t.Errorf("%d bytes, %d entries: %v", z.written, z.entries, err)
		}
	}
	z := &packer{to: io.Discard}
	if err := z.begin(Part{Name: "a", Size: math.MaxUint32}, 0, 1); !errors.Is(err, errLarge) {
		t.Errorf("a part of 4 GB: %v", err)
	}
}
