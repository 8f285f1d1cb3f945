package ooxml

import (
	"bytes"
	"sync/atomic"
)

// Forms that one program wrote, or that were filled in from one blank, have
// theme, styles and relations in common to the byte. Such a part is unpacked
// for the first two of them, and then known. Nothing is believed for it: what
// is packed alike, byte for byte, unpacks alike, and the checksum is made of
// what comes out as ever.
var (
	known [128]atomic.Pointer[knownPart] // by checksum
	once  [512]atomic.Uint64             // checksum and size of parts that came once
)

// Larger parts are hardly ever the same, and these bound the memory.
const (
	mostPacked = 8 << 10
	mostKnown  = 32 << 10
)

type knownPart struct{ packed, text []byte }

// recall is what a packed part unpacks to, nil where that is not known.
func recall(part *Part, packed []byte) []byte {
	k := known[part.CRC%uint32(len(known))].Load()
	if k == nil || !bytes.Equal(k.packed, packed) {
		return nil
	}
	return k.text
}

// remember takes in a part that was unpacked and is undamaged, if it is not the
// first like it: most never come again.
func remember(part *Part, packed, text []byte) {
	if len(packed) > mostPacked || len(text) > mostKnown {
		return
	}
	seen := &once[part.CRC%uint32(len(once))]
	key := uint64(part.CRC)<<32 | uint64(len(text))
	if seen.Swap(key) == key {
		known[part.CRC%uint32(len(known))].Store(&knownPart{bytes.Clone(packed), bytes.Clone(text)})
	}
}
