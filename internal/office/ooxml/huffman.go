package ooxml

import "math/bits"

// A Huffman table is looked up with the next bits of the stream. Codes longer
// than the first level lead to a second one behind it. An entry holds, from
// the lowest bit: how many bits the code has (8), how many extra bits follow
// it (5), what it is (3), and its value (16).
type entry uint32

// What an entry is.
const (
	entryInvalid entry = iota << 13
	entryLiteral
	entryBase // of a length or a distance, extra bits follow
	entryEnd  // of the block
	entryLink // to the second level; the extra bits are its width
	entryKind = 7 << 13
)

const (
	maxCodeLength = 15
	literalBits   = 10
	distanceBits  = 8
	literalCodes  = 286
	distanceCodes = 30
	fixedCodes    = 288
	lengthCodes   = 19
	lengthBits    = 7
	// No complete code of so many symbols needs more than these (zlib's
	// enough.c: 1334 and 402).
	literalTable  = 1536
	distanceTable = 512
)

// Meanings of the symbols of the three alphabets.
var (
	literalMeaning  = meanings(fixedCodes, literalEntry)
	distanceMeaning = meanings(32, distanceEntry)
	lengthMeaning   = meanings(lengthCodes, func(symbol int) entry { return entryLiteral | entry(symbol)<<16 })
)

func meanings(n int, meaning func(symbol int) entry) []entry {
	all := make([]entry, n)
	for symbol := range all {
		all[symbol] = meaning(symbol)
	}
	return all
}

// literalEntry is what a symbol of the literal alphabet stands for.
func literalEntry(symbol int) entry {
	switch {
	case symbol < 256:
		return entryLiteral | entry(symbol)<<16
	case symbol == 256:
		return entryEnd
	case symbol < 265:
		return entryBase | entry(symbol-257+3)<<16
	case symbol < 285:
		extra := entry(symbol-261) / 4
		return entryBase | extra<<8 | ((4+entry(symbol-261)%4)<<extra+3)<<16
	case symbol == 285:
		return entryBase | 258<<16
	}
	return entryInvalid
}

// distanceEntry is what a symbol of the distance alphabet stands for.
func distanceEntry(symbol int) entry {
	switch {
	case symbol < 4:
		return entryBase | entry(symbol+1)<<16
	case symbol < distanceCodes:
		extra := entry(symbol-2) / 2
		return entryBase | extra<<8 | ((2+entry(symbol)%2)<<extra+1)<<16
	}
	return entryInvalid
}

// builder fills a table for one code. Its codes are taken in their order, so
// that the first level is written once for the shortest codes and doubled for
// each longer length.
type builder struct {
	table   []entry
	width   int // of the first level, in bits
	meaning []entry
	count   [maxCodeLength + 1]int // codes of each length
	used    [512]uint16            // symbols that have a code
	sorted  [fixedCodes]uint16     // and by its length
	code    int                    // its bits in the order of the stream
	length  int
	left    int // codes of this length
}

// build makes the table for the codes of the given lengths. It reports whether
// the lengths make a code: one that uses up its space, or has at most one
// symbol.
func (b *builder) build(table []entry, width int, lengths []uint8, meaning []entry) bool {
	b.table, b.width, b.meaning = table, width, meaning
	used := b.sort(lengths)
	if used < 2 {
		return b.degenerate(used)
	}
	b.code, b.length = 0, 0
	b.nextLength()
	next := b.first()
	for n := 1 << width; next != nil; {
		next, n = b.second(next, n)
	}
	return true
}

// sort puts the symbols that have a code in order of its length, and says how
// many there are; -1 where the lengths make no code.
func (b *builder) sort(lengths []uint8) int {
	clear(b.count[:])
	used := 0
	for symbol, n := range lengths {
		b.used[used&511] = uint16(symbol)
		used += int(n+maxCodeLength) >> 4 // none where n is 0, as most are: not to be guessed
	}
	for _, symbol := range b.used[:used] {
		b.count[lengths[symbol]]++
	}
	var start [maxCodeLength + 2]int
	space := 1 << maxCodeLength
	for n := 1; n <= maxCodeLength; n++ {
		start[n+1] = start[n] + b.count[n]
		space -= b.count[n] << (maxCodeLength - n)
	}
	if space < 0 || space > 0 && used > 1 {
		return -1
	}
	for _, symbol := range b.used[:used] {
		n := lengths[symbol]
		b.sorted[start[n]] = symbol
		start[n]++
	}
	return used
}

// degenerate makes the table of a code of at most one symbol, the bit 0.
func (b *builder) degenerate(used int) bool {
	clear(b.table[:1<<b.width])
	if used == 1 && b.count[1] == 1 {
		for i := 0; i < 1<<b.width; i += 2 {
			b.table[i] = b.meaning[b.sorted[0]] | 1
		}
	}
	return used == 0 || used == 1 && b.count[1] == 1
}

// first fills the first level and returns the symbols whose codes are longer,
// nil where there are none.
func (b *builder) first() []uint16 {
	rest := b.sorted[:]
	for size := 1 << b.length; ; {
		for ; b.left > 0; b.left-- {
			b.table[b.code] = b.meaning[rest[0]] | entry(b.length)
			rest = rest[1:]
			if !b.nextCode() {
				for ; size < 1<<b.width; size *= 2 {
					copy(b.table[size:2*size], b.table[:size])
				}
				return nil
			}
		}
		b.nextLength()
		for ; size < 1<<min(b.length, b.width); size *= 2 {
			copy(b.table[size:2*size], b.table[:size])
		}
		if b.length > b.width {
			return rest
		}
	}
}

// second fills the part of the second level that the next code leads to, from
// entry start on, and returns what is left.
func (b *builder) second(rest []uint16, start int) ([]uint16, int) {
	prefix := b.code & (1<<b.width - 1)
	width, space := b.length-b.width, b.left
	for space < 1<<width {
		width++
		space = space<<1 + b.count[b.width+width]
	}
	end := start + 1<<width
	b.table[prefix] = entryLink | entry(start)<<16 | entry(width)<<8 | entry(b.width)
	for b.code&(1<<b.width-1) == prefix {
		length := b.length - b.width
		e := b.meaning[rest[0]] | entry(length)
		for i := start + b.code>>b.width; i < end; i += 1 << length {
			b.table[i] = e
		}
		rest = rest[1:]
		if !b.nextCode() {
			return nil, end
		}
		if b.left--; b.left == 0 {
			b.nextLength()
		}
	}
	return rest, end
}

// nextCode adds one to the code, whose bits stand in reverse; not if it is the
// last of all.
func (b *builder) nextCode() bool {
	free := b.code ^ (1<<b.length - 1)
	if free == 0 {
		return false
	}
	bit := 1 << (bits.Len(uint(free)) - 1)
	b.code = b.code&(bit-1) | bit
	return true
}

// nextLength goes on to the next length that has codes.
func (b *builder) nextLength() {
	b.length++
	for b.count[b.length] == 0 {
		b.length++
	}
	b.left = b.count[b.length]
}
