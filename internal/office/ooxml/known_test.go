package ooxml

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// TestKnownParts: what was unpacked before is still held against what its own
// directory says, and only the very same bytes are the same part.
func TestKnownParts(t *testing.T) {
	text := "<a>" + strings.Repeat("绩效", 100) + "</a>"
	data := zipped(t, "a.xml", text, Deflated)
	read := func(data []byte) (string, error) {
		p, err := Open(data, Limits{})
		if err != nil {
			return "", err
		}
		content, err := p.Read("a.xml")
		return string(content), err
	}
	for range 3 {
		if got, err := read(data); got != text || err != nil {
			t.Fatalf("%q, %v", got, err)
		}
	}
	p, err := Open(data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	packed, err := p.Packed(p.Parts()[0])
	if err != nil {
		t.Fatal(err)
	}
	if recall(&p.Parts()[0], packed) == nil {
		t.Fatal("a part that came three times is not known")
	}
	entry := bytes.Index(data, []byte(entrySignature))
	for name, change := range map[string]func(data []byte){
		"another checksum of the same place": func(data []byte) {
			at := data[entry+16:]
			binary.LittleEndian.PutUint32(at, le32(at)+uint32(len(known)))
		},
		"another size":       func(data []byte) { data[entry+24]-- },
		"another byte":       func(data []byte) { data[bytes.Index(data, packed)+len(packed)/2] ^= 1 },
		"a packed byte less": func(data []byte) { data[entry+20]-- },
	} {
		changed := bytes.Clone(data)
		change(changed)
		if got, err := read(changed); err == nil {
			t.Errorf("%s: read as %q", name, got)
		}
	}
}

// TestKnownPartsAreFew: parts that come once, and large ones, are not kept.
func TestKnownPartsAreFew(t *testing.T) {
	for name, text := range map[string]string{"once": strconv.FormatUint(rand.Uint64(), 36), "large": strings.Repeat("<c/>", mostKnown)} {
		p, err := Open(zipped(t, "a.xml", text, Deflated), Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for range map[string]int{"once": 1, "large": 3}[name] {
			if _, err := p.Read("a.xml"); err != nil {
				t.Fatal(err)
			}
		}
		if packed, err := p.Packed(p.Parts()[0]); err != nil || recall(&p.Parts()[0], packed) != nil {
			t.Errorf("%s: is kept, %v", name, err)
		}
	}
}
