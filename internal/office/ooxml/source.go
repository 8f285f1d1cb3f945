package ooxml

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// windowSize is how much of a part is in memory: enough that sliding on costs
// nothing, little enough to stay in the processor's cache.
const windowSize = 128 << 10

var errChecksum = errors.New("zip: damaged part")

// source unpacks one part and checks it: what the directory says of it must
// be so.
type source struct {
	pkg      *Package
	part     *Part
	ready    bool   // it is not packed, or known
	stored   []byte // what is left of it then
	inflater inflater
	crc      uint32
	size     int64
}

func (s *source) open(p *Package, part *Part) error {
	// What comes out may not be more than the directory says, so that counts.
	if err := over("part_size", part.Size, p.limits.Part); err != nil {
		return err
	}
	content, err := part.content(p.data)
	if err != nil {
		return err
	}
	switch part.Method {
	case Stored:
		s.ready, s.stored = true, content
	case Deflated:
		s.stored = recall(part, content)
		if s.ready = s.stored != nil; !s.ready {
			s.inflater.reset(content)
		}
	default:
		return fmt.Errorf("zip: method %d is not known", part.Method)
	}
	part.read = true
	s.pkg, s.part, s.crc, s.size = p, part, 0, 0
	return nil
}

// fill unpacks into buf from end on and returns the new end; io.EOF when the
// part is complete and undamaged.
func (s *source) fill(buf []byte, end int) (int, error) {
	from, err := end, error(nil)
	if s.ready {
		n := copy(buf[end:], s.stored)
		s.stored = s.stored[n:]
		end += n
		if len(s.stored) == 0 {
			err = io.EOF
		}
	} else {
		end, err = s.inflater.fill(buf, end)
	}
	s.crc = crc32.Update(s.crc, crc32.IEEETable, buf[from:end])
	s.size += int64(end - from)
	if over := s.pkg.spend(end - from); over != nil {
		return end, over
	}
	if s.size > s.part.Size || errors.Is(err, io.EOF) && !s.intact() {
		return end, errChecksum
	}
	if !s.ready && errors.Is(err, io.EOF) && s.size == int64(end-from) {
		remember(s.part, s.inflater.src, buf[from:end])
	}
	return end, err
}

// intact compares with the directory. A checksum of 0 is none: some writers
// leave it out.
func (s *source) intact() bool {
	return s.size == s.part.Size && (s.crc == s.part.CRC || s.part.CRC == 0)
}

// slide moves a window on: what stands from keep on stays, and what matches
// may still reach back to. It returns the new end.
func slide(window []byte, keep, end int) int {
	from := max(0, min(keep, end-history))
	return copy(window, window[from:end])
}
