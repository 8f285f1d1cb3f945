package ooxml

import (
	"bytes"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/flate"
)

// Packed is how many bytes the piece takes, packed.
func (p *Piece) Packed() (int, error) {
	err := p.end()
	return p.packed.Len(), err
}

// Pieces are the packed bytes of a part that was joined of pieces.
func (p *Package) Pieces(part Part) ([]byte, error) {
	packed, err := p.Packed(part)
	if err != nil || part.Method != Deflated || !bytes.HasSuffix(packed, lastBlock) {
		return nil, errZip
	}
	return packed[:len(packed)-len(lastBlock)], nil
}

// mostTaken is how large a piece may be that is unpacked to be made again: what
// stands around the rows of a sheet is far smaller.
const mostTaken = 16 << 20

// UnpackPiece is what a piece holds that lies packed in a part.
func UnpackPiece(packed []byte) ([]byte, error) {
	r := flate.NewReader(io.MultiReader(bytes.NewReader(packed), bytes.NewReader(lastBlock)))
	content, err := io.ReadAll(io.LimitReader(r, mostTaken+1))
	if err == nil && len(content) > mostTaken {
		return nil, &LimitError{Name: "part_size", Value: int64(len(content)), Limit: mostTaken}
	}
	return content, err
}

// Behind is all of a part that stands behind its first piece, of which the content
// is known: packed as it lies there. Its checksum follows from those of the part and
// of the piece, as joined has that of a part from its pieces.
func Behind(part Part, first, packed []byte) *Piece {
	p := &Piece{size: part.Size - int64(len(first))}
	if len(packed) > 0 {
		p.packed = chunks{all: [][]byte{packed}, size: len(packed)}
	}
	p.crc = part.CRC ^ overZeros(crc32.ChecksumIEEE(first), p.size) ^ overZeros(0, p.size)
	return p
}
