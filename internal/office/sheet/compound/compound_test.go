package compound_test

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"

	"jixiao/internal/office/sheet/compound"
	"jixiao/internal/testkit/sheettest"
)

const (
	most   = 1 << 20
	sector = 512
)

func content() []byte {
	stream := make([]byte, 100_000)
	for i := range stream {
		stream[i] = byte(i / sector)
	}
	return stream
}

func open(t *testing.T, data []byte) (*compound.File, compound.Stream) {
	t.Helper()
	f, err := compound.Open(data, most)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(f.Streams, func(s compound.Stream) bool { return s.Name == "Workbook" && s.Top })
	if i < 0 {
		t.Fatalf("streams: %+v", f.Streams)
	}
	return f, f.Streams[i]
}

func TestRead(t *testing.T) {
	f, s := open(t, sheettest.Compound(t, "Workbook", content()))
	got, err := f.Read(s)
	if err != nil || !bytes.Equal(got, content()) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

// TestStrewnSectors: the order of sectors is what the table says, wherever
// they lie.
func TestStrewnSectors(t *testing.T) {
	data := sheettest.Compound(t, "Workbook", content())
	const table, third, fourth, fifth = sector, 5, 6, 7 // table, directory, stream …
	next := func(from, to uint32) { binary.LittleEndian.PutUint32(data[table+4*from:], to) }
	at := func(n int) []byte { return data[(n+1)*sector:][:sector] }
	kept := slices.Clone(at(third))
	copy(at(third), at(fourth))
	copy(at(fourth), kept)
	next(third-1, fourth)
	next(fourth, third)
	next(third, fifth)
	f, s := open(t, data)
	got, err := f.Read(s)
	if err != nil || !bytes.Equal(got, content()) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

// TestLastSector may be missing in part, and nothing else.
func TestLastSector(t *testing.T) {
	whole := sheettest.Compound(t, "Workbook", content())
	for missing, readable := range map[int]bool{0: true, 300: true, 500: true, 1000: false, 10_000: false} {
		f, s := open(t, whole[:len(whole)-missing])
		if got, err := f.Read(s); (err == nil) != readable {
			t.Errorf("%d bytes missing: %d read, %v", missing, len(got), err)
		}
	}
}

// TestHostileChains: circles and places that are none end in an error.
func TestHostileChains(t *testing.T) {
	put := func(at int, v uint32) func([]byte) {
		return func(data []byte) { binary.LittleEndian.PutUint32(data[at:], v) }
	}
	const directory, entry = 3 * sector, 128 // behind header and two tables
	for name, change := range map[string]func([]byte){
		"directory in a circle":    put(sector+4*2, 2),
		"directory nowhere":        put(48, 1<<30),
		"tables without end":       put(72, 1<<31),
		"entry below itself":       put(directory+entry+76, 1),
		"entry that is none":       put(directory+76, 1<<20),
		"neighbours in a circle":   put(directory+entry+68, 1),
		"stream larger than files": put(directory+entry+120, 1<<31),
		"stream in a circle":       put(sector+4*4, 3),
		"stream that leads out":    put(sector+4*4, 1<<28),
		"small stream nowhere":     put(directory+entry+120, 4000),
	} {
		data := sheettest.Compound(t, "Workbook", content())
		change(data)
		f, err := compound.Open(data, most)
		for i := 0; err == nil && i < len(f.Streams); i++ {
			var got []byte
			if got, err = f.Read(f.Streams[i]); name == "stream in a circle" && err == nil {
				continue
			}
			if len(got) > len(data)+compound.Slack {
				t.Errorf("%s: %d bytes of %d", name, len(got), len(data))
			}
		}
		if err == nil && name != "stream in a circle" {
			t.Errorf("%s: no error", name)
		}
	}
}

// FuzzOpen: whatever the bytes, no stream is longer than the file.
func FuzzOpen(f *testing.F) {
	f.Add(sheettest.Compound(f, "Workbook", content()[:5000]))
	f.Add(sheettest.OLE2(f, "Workbook", "Book"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := compound.Open(data, most)
		if err != nil {
			return
		}
		for _, s := range file.Streams {
			if got, err := file.Read(s); err == nil && (int64(len(got)) != s.Size || len(got) > len(data)+compound.Slack) {
				t.Fatalf("%+v: %d bytes of %d", s, len(got), len(data))
			}
		}
	})
}
