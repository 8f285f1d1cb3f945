package write

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Digest names everything that the workbook shows and how it looks; the time
// of creation is left out. Two books have the same digest when and only when
// they would be written the same: it is taken of the parts themselves, before
// they are packed. The book cannot be used after it.
func (b *Book) Digest() string {
	sum := sha256.New()
	m := make(markup, 0, small)
	add := func(contents ...func(*markup)) {
		for _, content := range contents {
			m = m[:0]
			content(&m)
			m.put("\n").int(len(m))
			// Writing to a hash never fails.
			_, _ = sum.Write(m)
		}
	}
	info := b.info
	info.At = time.Time{}
	add(info.core, b.workbook, b.styleSheet)
	for _, s := range b.sheets {
		add(s.before)
		// Of long lists most is packed already, the same when it is the same.
		_, _ = s.rows.packed.WriteTo(sum)
		_, _ = sum.Write(s.rows.buf)
		s.rows.close()
		add(s.behind, s.targets().write, s.drawing)
		for _, c := range s.charts {
			add(c.write)
		}
	}
	b.keep(errSpent)
	return hex.EncodeToString(sum.Sum(nil))
}
