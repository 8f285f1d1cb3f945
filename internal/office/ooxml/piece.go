package ooxml

import (
	"hash/crc32"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// Piece is a stretch of a part, packed as it comes: what will stand before and
// behind it need not be known yet. The zero Piece is empty.
type Piece struct {
	packed chunks
	flater *flate.Writer // nil while nothing is in its hands
	from   *sync.Pool    // where the flater belongs
	list   bool
	beside *portion // that is being packed; nil while none is
	crc    uint32
	size   int64
}

// Pack packs a piece that is whole and never changes: it may be written into
// many packages, by many goroutines.
func Pack(content []byte) (*Piece, error) {
	return pack(content, flatersFor(len(content)))
}

func pack(content []byte, by *sync.Pool) (*Piece, error) {
	p := &Piece{}
	p.begin(len(content), by)
	if _, err := p.Write(content); err != nil {
		return nil, err
	}
	return p, p.end()
}

// List begins a piece for the rows of a list, however many come. They repeat
// each other so much that the fastest packing is nearly as good as any. They are
// packed beside whoever writes them.
func List() Piece { return Piece{list: true} }

// usual is how much smaller markup usually becomes.
const usual = 6

// Empty reports whether nothing was written into the piece.
func (p *Piece) Empty() bool { return p.size == 0 }

// Write packs what comes next. Of a list an error may be that of the portion before.
func (p *Piece) Write(content []byte) (int, error) {
	if err := p.wait(); err != nil {
		return 0, err
	}
	if p.flater == nil {
		from := flatersFor(len(content))
		if p.list {
			from = hurried
		}
		p.begin(len(content), from)
	}
	p.size += int64(len(content))
	if p.list && len(content) >= long {
		p.packBeside(content)
		return len(content), nil
	}
	return len(content), p.pack(content)
}

func (p *Piece) pack(content []byte) error {
	p.crc = crc32.Update(p.crc, crc32.IEEETable, content)
	_, err := p.flater.Write(content)
	return err
}

// begin takes a flater.
func (p *Piece) begin(size int, from *sync.Pool) {
	p.from = from
	p.flater = from.Get().(*flate.Writer)
	p.flater.Reset(&p.packed)
	p.packed.Grow(size/usual + 64)
}

// WriteTo writes the piece as it is packed: the same content, written in the
// same portions, is packed the same.
func (p *Piece) WriteTo(w io.Writer) (int64, error) {
	if err := p.end(); err != nil {
		return 0, err
	}
	return p.packed.WriteTo(w)
}

// end brings the piece to a whole byte, behind which another may stand.
func (p *Piece) end() error {
	if p.flater == nil {
		return nil
	}
	if err := p.wait(); err != nil {
		return err
	}
	err := p.flater.Flush()
	p.from.Put(p.flater)
	p.flater = nil
	return err
}

// lastBlock ends what was packed: an empty block that says it is the last.
var lastBlock = []byte{0x03, 0x00}

// flaters are kept for the next piece: their tables are larger than most parts.
// Of small parts a run packs tens of thousands, and an office file is never
// small for their sake; long ones are worth more time. Go's own packer takes
// twice the time at its fastest, and packs no better.
var hurried, thorough = flaters(1), flaters(5)

const long = 1 << 15

func flatersFor(size int) *sync.Pool {
	if size < long {
		return hurried
	}
	return thorough
}

func flaters(level int) *sync.Pool {
	return &sync.Pool{New: func() any {
		f, err := flate.NewWriter(io.Discard, level)
		if err != nil {
			panic(err) // the level is one that there is
		}
		return f
	}}
}

// nothing is what checksums are moved along by.
var nothing [1 << 14]byte

// joined is the checksum of two contents, one behind the other, from that of
// each; the second has n bytes. Checksums are linear: what the first adds to
// that of the second is what it would add to that of as many zeros.
func joined(first, second uint32, n int64) uint32 {
	if first == 0 {
		return second
	}
	return second ^ overZeros(first, n) ^ overZeros(0, n)
}

func overZeros(crc uint32, n int64) uint32 {
	for ; n > 0; n -= int64(len(nothing)) {
		crc = crc32.Update(crc, crc32.IEEETable, nothing[:min(n, int64(len(nothing)))])
	}
	return crc
}
