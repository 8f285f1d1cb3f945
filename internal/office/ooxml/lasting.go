package ooxml

import (
	"encoding/binary"
	"hash/crc32"
)

// lasting packs what is packed once and read often.
var lasting = flaters(9)

// PackOnce packs a piece that will be written into very many packages.
func PackOnce(content []byte) (*Piece, error) { return pack(content, lasting) }

// mostStored is how much a block holds that is not packed.
const mostStored = 1<<16 - 1

// Store makes a piece of a few words, for which packing is not worth its time.
func Store(content []byte) (*Piece, error) {
	if len(content) > mostStored {
		return Pack(content)
	}
	p := &Piece{crc: crc32.ChecksumIEEE(content), size: int64(len(content))}
	head := []byte{0} // a block that is not the last, as it is
	head = binary.LittleEndian.AppendUint16(head, uint16(len(content)))
	head = binary.LittleEndian.AppendUint16(head, ^uint16(len(content)))
	p.packed.Grow(len(head) + len(content))
	p.packed.Write(head)
	p.packed.Write(content)
	return p, nil
}
