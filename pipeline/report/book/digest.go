package book

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
)

// Digest names everything that the workbook shows and how it looks; the time
// of creation is left out. Two books of one kind, both sketches or both not,
// have the same digest when and only when they would be written the same.
func (b *Book) Digest() string {
	sum := sha256.New()
	// Writing to a hash never fails.
	_, _ = fmt.Fprintf(sum, "%q %q\n", b.info.Title, b.info.Author)
	looks := slices.SortedFunc(maps.Keys(b.styles), func(x, y Look) int { return cmp.Compare(b.styles[x], b.styles[y]) })
	_, _ = fmt.Fprintf(sum, "%#v\n", looks)
	for _, s := range b.sheets {
		_, _ = fmt.Fprintf(sum, "%q %#v %d %d %v %v %v %#v %v %v\n",
			s.name, s.layout, s.last, s.width, s.heads, s.filter, s.merges, s.charts, s.heights, s.links)
		// What we packed ourselves can be unpacked.
		_ = s.rows.each(func(piece []byte) error {
			_, _ = fmt.Fprintf(sum, "%d\n", len(piece))
			_, err := sum.Write(piece)
			return err
		})
	}
	return hex.EncodeToString(sum.Sum(nil))
}
