package draft

import "strings"

// Texts makes strings of bytes that are used again. Many small strings share
// the memory of one builder, which never moves what it holds.
type Texts struct{ chunk strings.Builder }

// The memory of the first texts, and the most that is taken at once.
const (
	firstChunk = 1 << 10
	mostChunk  = 32 << 10
)

// Add makes a string of bytes.
func (t *Texts) Add(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	if t.chunk.Cap()-t.chunk.Len() < len(b) {
		size := min(max(firstChunk, 2*t.chunk.Cap()), mostChunk)
		t.chunk.Reset()
		t.chunk.Grow(max(size, len(b)))
	}
	start := t.chunk.Len()
	t.chunk.Write(b)
	return t.chunk.String()[start:]
}
