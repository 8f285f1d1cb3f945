package ooxml

import (
	"encoding/binary"
	"io"
)

// decode unpacks a coded block until it ends or room gets short. The bits are
// kept in variables of its own, as this loop is where unpacking spends its
// time; 56 of them are enough for one length and one distance, so that each
// turn looks for more at most once.
func (f *inflater) decode(buf []byte, end int) (int, error) {
	src, pos, bits, count := f.src, f.pos, f.bits, f.count
	var err error
	for stop := len(buf) - longestMatch; end < stop; {
		if count < 48 {
			if len(src)-pos >= 8 {
				bits |= binary.LittleEndian.Uint64(src[pos:]) << (count & 63)
				pos += int(63-count) >> 3
				count |= 56
			} else {
				for count <= 56 && pos < len(src) {
					bits |= uint64(src[pos]) << (count & 63)
					pos++
					count += 8
				}
			}
		}
		e := f.literals[bits&(1<<literalBits-1)]
		if e&entryKind == entryLiteral && count >= 48 {
			buf[end] = byte(e >> 16)
			end++
			bits >>= e & 63
			count -= uint(e & 63)
			if count < 48 {
				continue
			}
			e = f.literals[bits&(1<<literalBits-1)]
		}
		if e&entryKind == entryLink {
			bits >>= literalBits
			count -= literalBits
			e = f.literals[int(e>>16)+int(bits&(1<<(e>>8&31)-1))]
		}
		n := uint(e & 63)
		bits >>= n
		count -= n
		if e&entryKind == entryLiteral && int(count) >= 0 {
			buf[end] = byte(e >> 16)
			end++
			continue
		}
		if e&entryKind != entryBase || int(count) < 0 {
			if e&entryKind == entryEnd && int(count) >= 0 {
				f.endBlock()
			} else {
				err = broken(count)
			}
			break
		}
		n = uint(e >> 8 & 31)
		length := int(e>>16) + int(bits&(1<<(n&63)-1))
		bits >>= n & 63
		count -= n

		e = f.distances[bits&(1<<distanceBits-1)]
		if e&entryKind == entryLink {
			bits >>= distanceBits
			count -= distanceBits
			e = f.distances[int(e>>16)+int(bits&(1<<(e>>8&31)-1))]
		}
		n = uint(e & 63)
		bits >>= n & 63
		count -= n
		n = uint(e >> 8 & 31)
		distance := int(e>>16) + int(bits&(1<<(n&63)-1))
		bits >>= n & 63
		count -= n
		if e&entryKind != entryBase || distance > end || int(count) < 0 {
			err = broken(count)
			break
		}
		copyMatch(buf, end, distance, length)
		end += length
	}
	f.pos, f.bits, f.count = pos, bits, count
	return end, err
}

// broken tells data that ends too early from data that makes no sense: bits
// were taken that are not there.
func broken(count uint) error {
	if int(count) < 0 {
		return io.ErrUnexpectedEOF
	}
	return errDeflate
}

// copyMatch repeats what stands distance bytes before end. Most matches are
// short: they go in two words, of which what is too long is overwritten later.
// Where source and target overlap every copy doubles what can be copied next.
func copyMatch(buf []byte, end, distance, length int) {
	from, stop := end-distance, end+length
	if distance >= 16 && length <= 32 {
		src, dst := buf[from:from+32], buf[end:end+32]
		a, b := binary.LittleEndian.Uint64(src), binary.LittleEndian.Uint64(src[8:])
		binary.LittleEndian.PutUint64(dst, a)
		binary.LittleEndian.PutUint64(dst[8:], b)
		if length > 16 {
			a, b = binary.LittleEndian.Uint64(src[16:]), binary.LittleEndian.Uint64(src[24:])
			binary.LittleEndian.PutUint64(dst[16:], a)
			binary.LittleEndian.PutUint64(dst[24:], b)
		}
		return
	}
	for end < stop {
		end += copy(buf[end:stop], buf[from:end])
	}
}
