package book

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
)

// Chunk is how much is gathered before a new piece is begun: growing one large
// buffer would hold it twice. What goes beyond plainly is kept packed, so that
// a list of a hundred thousand rows fits beside the others.
const (
	chunk   = 1 << 16
	plainly = 8 << 20
)

// pieces hold the XML of rows in the order in which it came.
type pieces struct {
	plain  [][]byte
	packed [][]byte
	size   int
	flater *flate.Writer
}

// add takes a copy of a piece.
func (p *pieces) add(piece []byte) {
	p.size += len(piece)
	if p.size <= plainly {
		p.plain = append(p.plain, bytes.Clone(piece))
		return
	}
	var out bytes.Buffer
	if p.flater == nil {
		// The level is one that there is.
		p.flater, _ = flate.NewWriter(&out, flate.BestSpeed)
	} else {
		p.flater.Reset(&out)
	}
	// A bytes.Buffer takes every write.
	_, _ = p.flater.Write(piece)
	_ = p.flater.Close()
	p.packed = append(p.packed, bytes.Clone(out.Bytes()))
}

// each hands the pieces on as they came.
func (p *pieces) each(take func([]byte) error) error {
	for _, piece := range p.plain {
		if err := take(piece); err != nil {
			return err
		}
	}
	var whole bytes.Buffer
	for _, piece := range p.packed {
		whole.Reset()
		if _, err := io.Copy(&whole, flate.NewReader(bytes.NewReader(piece))); err != nil {
			return fmt.Errorf("unpack rows: %w", err)
		}
		if err := take(whole.Bytes()); err != nil {
			return err
		}
	}
	return nil
}
