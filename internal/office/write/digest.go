package write

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"time"
)

// Digest names everything that the workbook shows and how it looks, and behind
// a blank what draws it; the time of creation is left out. Two books of one
// program have the same digest when and only when they would be written the
// same: it is taken of the shape and of what fills its gaps. The book cannot be
// used after it.
func (b *Book) Digest() string {
	sum := sha256.New()
	m := rooms.Get().(*markup)
	defer rooms.Put(m)
	b.info.At = time.Time{}
	d := b.shape()
	// Writing to a hash never fails.
	_, _ = io.WriteString(sum, d.key())
	for _, g := range d.gaps() {
		*m = (*m)[:0]
		if g.fill != nil {
			g.fill(b, m)
		} else {
			// Of long lists most is packed already, the same when it is the same.
			rows := g.rows(b)
			_, _ = sum.Write(rows.lead)
			_, _ = rows.packed.WriteTo(sum)
			_, _ = sum.Write(rows.buf)
			rows.close()
		}
		m.put("\n").int(len(*m))
		_, _ = sum.Write(*m)
	}
	b.keep(errSpent)
	return hex.EncodeToString(sum.Sum(nil)) + " " + b.shells.engine
}
