package packed

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math/bits"
	"slices"
)

// ErrUnreadable says that bytes are not what this program wrote: of another
// version, cut off or damaged.
var ErrUnreadable = errors.New("not readable as a packed submission")

// check makes sure that bytes are what Append of this version made.
func check(data []byte) error {
	if len(data) <= headLength || data[0] != Version {
		return ErrUnreadable
	}
	if crc32.Checksum(data[sumLength:], castagnoli) != binary.LittleEndian.Uint32(data[1:]) {
		return ErrUnreadable
	}
	return nil
}

// parts are what was packed, taken apart.
type parts struct {
	kept   []byte // numbers of words in the room, and the body behind them
	body   int32  // where that begins
	values int32  // of all rows
	wide   uint8  // bytes of a number
	says   byte   // as a whole
}

// split takes apart what was checked: it is what Append wrote.
func (r *Room) split(data []byte) parts {
	p := parts{says: data[sumLength]}
	at := headLength
	number := func() int {
		n, size := binary.Uvarint(data[at:])
		at += size
		return int(n)
	}
	words := number()
	lengths := at
	for range words {
		number()
	}
	p.values = int32(number())
	body := at
	at = lengths
	r.numbers = r.numbers[:0]
	for range words {
		n := number()
		r.numbers = append(r.numbers, r.word(data[body:body+n]))
		body += n
	}
	p.wide = wideEnough(r.numbers)
	p.body = int32(words) * int32(p.wide)
	p.kept = r.place(int(p.body) + len(data) - body)
	for i, n := range r.numbers {
		for b := range int(p.wide) {
			p.kept[i*int(p.wide)+b] = byte(n >> (8 * b))
		}
	}
	copy(p.kept[p.body:], data[body:])
	return p
}

// wideEnough is how many bytes hold each of some numbers.
func wideEnough(numbers []uint32) (wide uint8) {
	if len(numbers) == 0 {
		return 1
	}
	return uint8(max(1, (bits.Len32(slices.Max(numbers))+7)/8))
}
