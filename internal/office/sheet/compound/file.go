package compound

import (
	"encoding/binary"
	"errors"
	"io"
)

var errBroken = errors.New("compound file: broken")

// Places in the header, and what stands for no sector.
const (
	headerSize     = 512
	shiftAt        = 30
	directoryAt    = 48
	smallTableAt   = 60
	moreTablesAt   = 68
	moreTablesLen  = 72
	tablesAt       = 76
	tablesInHeader = (headerSize - tablesAt) / 4

	endOfChain = 0xFFFFFFFE
	nowhere    = 0xFFFFFFFF
)

// Slack is what may be missing of the last sector: many programs do not fill it.
const Slack = 4096

var le = binary.LittleEndian

// File is a compound file.
type File struct {
	Streams []Stream // in the order of the directory; storages are among them

	data   []byte
	sector int      // its size
	tables []uint32 // sectors with the table of what follows what, beyond those in the header
	root   uint32   // where the stream begins that holds the small ones
	small  []byte   // that stream
	after  []byte   // its table of what follows what
}

// Open reads the directory, at most so many bytes of it.
func Open(data []byte, most int) (*File, error) {
	if len(data) < shiftAt+2 {
		return nil, errBroken
	}
	f := &File{data: data, sector: 1 << (le.Uint16(data[shiftAt:]) & 15)}
	if f.sector != 512 && f.sector != 4096 {
		return nil, errBroken
	}
	if len(data) < headerSize {
		return nil, io.ErrUnexpectedEOF
	}
	if err := f.moreTables(); err != nil {
		return nil, err
	}
	directory, err := f.all(le.Uint32(data[directoryAt:]), most)
	if err != nil {
		return nil, err
	}
	return f, f.list(directory)
}

// moreTables reads which further sectors hold tables, in a chain of its own.
func (f *File) moreTables() error {
	at := le.Uint32(f.data[moreTablesAt:])
	count := int(le.Uint32(f.data[moreTablesLen:]))
	if count > len(f.data)/f.sector+1 {
		return errBroken
	}
	for range count {
		list, err := f.run(at, f.sector)
		if err != nil {
			return err
		}
		last := f.sector - 4
		for i := 0; i < last; i += 4 {
			f.tables = append(f.tables, le.Uint32(list[i:]))
		}
		at = le.Uint32(list[last:])
	}
	return nil
}

// next is the sector that follows another in its chain.
func (f *File) next(sector uint32) uint32 {
	each := uint32(f.sector / 4)
	var table uint32
	switch i := int(sector / each); {
	case i < tablesInHeader:
		table = le.Uint32(f.data[tablesAt+4*i:])
	case i-tablesInHeader < len(f.tables):
		table = f.tables[i-tablesInHeader]
	default:
		return nowhere
	}
	at := (int64(table)+1)*int64(f.sector) + int64(sector%each)*4
	if at+4 > int64(len(f.data)) {
		return nowhere
	}
	return le.Uint32(f.data[at:])
}

// run is so many bytes from the beginning of a sector, filled up with zeros
// where the last sector is not whole.
func (f *File) run(sector uint32, length int) ([]byte, error) {
	from, size := (int64(sector)+1)*int64(f.sector), int64(len(f.data))
	to := from + int64(length)
	last := from + int64((length-1)/f.sector*f.sector)
	switch {
	case last >= size || to > size+Slack:
		return nil, io.ErrUnexpectedEOF
	case to <= size:
		return f.data[from:to:to], nil
	}
	padded := make([]byte, length)
	copy(padded, f.data[from:])
	return padded, nil
}

// chain is so many bytes of a chain of sectors, which must have them.
func (f *File) chain(sector uint32, length int) ([]byte, error) {
	var whole []byte
	for len(whole) < length {
		left := length - len(whole)
		next, n := f.next(sector), f.sector
		for n < left && int64(next) == int64(sector)+int64(n/f.sector) {
			next = f.next(next)
			n += f.sector
		}
		piece, err := f.run(sector, min(n, left))
		if err != nil || len(piece) == length {
			return piece, err
		}
		if whole == nil {
			whole = make([]byte, 0, length)
		}
		whole = append(whole, piece...)
		sector = next
	}
	return whole, nil
}

// all is a chain to its end, which must come within so many bytes.
func (f *File) all(sector uint32, most int) ([]byte, error) {
	length := 0
	for at := sector; at != endOfChain; at = f.next(at) {
		if at == nowhere {
			return nil, io.ErrUnexpectedEOF
		}
		if length += f.sector; length > most {
			return nil, errors.New("compound file: directory is too large")
		}
	}
	return f.chain(sector, length)
}
