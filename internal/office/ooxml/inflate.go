package ooxml

import (
	"encoding/binary"
	"errors"
	"io"
)

var errDeflate = errors.New("deflate: broken data")

const (
	// history is how far back a match may reach: the caller keeps so much.
	history = 32 << 10
	// longestMatch is the room that a step of the loop must find.
	longestMatch = 258
)

// blockKind is what the inflater is inside of.
type blockKind uint8

const (
	betweenBlocks blockKind = iota
	storedBlock
	codedBlock
	endOfStream
)

// inflater unpacks deflate data that is in memory as a whole, into a buffer
// that the caller slides on. The standard library's takes its input byte by
// byte and keeps a window of its own: that costs twice the time.
type inflater struct {
	src   []byte
	pos   int
	bits  uint64
	count uint // valid bits
	kind  blockKind
	last  bool // the block is the last one
	left  int  // of a stored block

	builder   builder
	literals  [literalTable]entry
	distances [distanceTable]entry
	lengths   [literalCodes + distanceCodes + 4]uint8
}

// reset begins a new stream and forgets nothing that would cost time to forget.
func (f *inflater) reset(src []byte) {
	f.src, f.pos, f.bits, f.count = src, 0, 0, 0
	f.kind, f.last, f.left = betweenBlocks, false, 0
}

// fill unpacks into buf from end on, as far as there is room for a match, and
// returns the new end. What stands before end is what was unpacked before, at
// least the last 32 KB of it. At the end of the stream the error is io.EOF.
func (f *inflater) fill(buf []byte, end int) (int, error) {
	for len(buf)-end > longestMatch {
		var err error
		switch f.kind {
		case betweenBlocks:
			err = f.header()
		case storedBlock:
			end, err = f.store(buf, end)
		case codedBlock:
			end, err = f.decode(buf, end)
		case endOfStream:
			return end, io.EOF
		}
		if err != nil {
			return end, err
		}
	}
	return end, nil
}

// need makes sure of n bits, at most 32.
func (f *inflater) need(n uint) error {
	for f.count < n {
		if f.pos == len(f.src) {
			return io.ErrUnexpectedEOF
		}
		f.bits |= uint64(f.src[f.pos]) << (f.count & 63)
		f.pos++
		f.count += 8
	}
	return nil
}

// take removes n bits.
func (f *inflater) take(n uint) int {
	v := f.bits & (1<<(n&63) - 1)
	f.bits >>= n & 63
	f.count -= n
	return int(v)
}

// endBlock goes on to the next block, or to the end.
func (f *inflater) endBlock() {
	f.kind = betweenBlocks
	if f.last {
		f.kind = endOfStream
	}
}

// header reads what a block begins with.
func (f *inflater) header() error {
	if err := f.need(3); err != nil {
		return err
	}
	f.last = f.take(1) == 1
	switch f.take(2) {
	case 0:
		return f.storedHeader()
	case 1:
		f.fixed()
		return nil
	case 2:
		return f.dynamic()
	}
	return errDeflate
}

func (f *inflater) storedHeader() error {
	// Bits beyond the byte that the header ends in are bytes of the block.
	f.pos -= int(f.count / 8)
	f.bits, f.count = 0, 0
	if len(f.src)-f.pos < 4 {
		return io.ErrUnexpectedEOF
	}
	n := binary.LittleEndian.Uint16(f.src[f.pos:])
	if n != ^binary.LittleEndian.Uint16(f.src[f.pos+2:]) {
		return errDeflate
	}
	f.pos += 4
	f.kind, f.left = storedBlock, int(n)
	return nil
}

func (f *inflater) store(buf []byte, end int) (int, error) {
	n := copy(buf[end:], f.src[f.pos:min(f.pos+f.left, len(f.src))])
	f.pos += n
	f.left -= n
	switch {
	case f.left == 0:
		f.endBlock()
	case f.pos == len(f.src):
		return end + n, io.ErrUnexpectedEOF
	}
	return end + n, nil
}

// fixed sets up the codes that need no description.
func (f *inflater) fixed() {
	var lengths [fixedCodes]uint8
	for i := range lengths {
		switch {
		case i < 144:
			lengths[i] = 8
		case i < 256:
			lengths[i] = 9
		case i < 280:
			lengths[i] = 7
		default:
			lengths[i] = 8
		}
	}
	f.builder.build(f.literals[:], literalBits, lengths[:], literalMeaning)
	for i := range 32 {
		lengths[i] = 5
	}
	f.builder.build(f.distances[:], distanceBits, lengths[:32], distanceMeaning)
	f.kind = codedBlock
}

// dynamic reads the codes of a block.
func (f *inflater) dynamic() error {
	if err := f.need(14); err != nil {
		return err
	}
	literals, distances, n := 257+f.take(5), 1+f.take(5), 4+f.take(4)
	if literals > literalCodes || distances > distanceCodes {
		return errDeflate
	}
	if err := f.lengthCode(n); err != nil {
		return err
	}
	lengths := f.lengths[:literals+distances]
	if err := f.readLengths(lengths); err != nil {
		return err
	}
	if !f.builder.build(f.literals[:], literalBits, lengths[:literals], literalMeaning) ||
		!f.builder.build(f.distances[:], distanceBits, lengths[literals:], distanceMeaning) {
		return errDeflate
	}
	f.kind = codedBlock
	return nil
}

// lengthCode reads the code that code lengths are written in; the table of
// distances, not yet in use, holds it.
func (f *inflater) lengthCode(n int) error {
	order := [lengthCodes]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}
	var lengths [len(order)]uint8
	for _, symbol := range order[:n] {
		if err := f.need(3); err != nil {
			return err
		}
		lengths[symbol] = uint8(f.take(3))
	}
	if !f.builder.build(f.distances[:], lengthBits, lengths[:], lengthMeaning) {
		return errDeflate
	}
	return nil
}

func (f *inflater) readLengths(lengths []uint8) error {
	for i := 0; i < len(lengths); {
		symbol, err := f.lengthSymbol()
		if err != nil {
			return err
		}
		if symbol < 16 {
			lengths[i] = uint8(symbol)
			i++
			continue
		}
		if symbol == 16 && i == 0 {
			return errDeflate
		}
		value, least, width := uint8(0), 3, uint(3)
		switch symbol {
		case 16:
			value, width = lengths[i-1], 2
		case 18:
			least, width = 11, 7
		}
		if err := f.need(width); err != nil {
			return err
		}
		repeat := least + f.take(width)
		if i+repeat > len(lengths) {
			return errDeflate
		}
		for stop := i + repeat; i < stop; i++ {
			lengths[i] = value
		}
	}
	return nil
}

func (f *inflater) lengthSymbol() (int, error) {
	if f.count < lengthBits && len(f.src)-f.pos >= 8 {
		f.bits |= binary.LittleEndian.Uint64(f.src[f.pos:]) << (f.count & 63)
		f.pos += int(63-f.count) >> 3
		f.count |= 56
	}
	for {
		e := f.distances[f.bits&(1<<lengthBits-1)]
		n := uint(e & 0xff)
		switch {
		case n <= f.count && e&entryKind == entryLiteral:
			f.take(n)
			return int(e >> 16), nil
		case f.count >= lengthBits:
			return 0, errDeflate
		}
		if err := f.need(f.count + 1); err != nil {
			return 0, err
		}
	}
}
