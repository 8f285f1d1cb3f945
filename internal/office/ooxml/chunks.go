package ooxml

import "io"

// chunks are bytes that come one after the other, however many: what is there is
// never moved to make room.
type chunks struct {
	all  [][]byte
	size int
}

// largestChunk is how much room is made at once.
const largestChunk = 1 << 19

// Grow makes room for the first n bytes.
func (c *chunks) Grow(n int) {
	if len(c.all) == 0 {
		c.all = [][]byte{make([]byte, 0, min(n, largestChunk))}
	}
}

// Write takes bytes in; it never fails.
func (c *chunks) Write(b []byte) (int, error) {
	n := len(b)
	for len(b) > 0 {
		last := len(c.all) - 1
		if last < 0 || len(c.all[last]) == cap(c.all[last]) {
			size := 64
			if last >= 0 {
				size = 2 * cap(c.all[last])
			}
			c.all = append(c.all, make([]byte, 0, min(max(size, len(b)), largestChunk)))
			last++
		}
		at := c.all[last]
		some := min(len(b), cap(at)-len(at))
		c.all[last], b = append(at, b[:some]...), b[some:]
	}
	c.size += n
	return n, nil
}

// Len is how many bytes there are.
func (c *chunks) Len() int { return c.size }

// WriteTo writes all of them.
func (c *chunks) WriteTo(w io.Writer) (n int64, err error) {
	for _, b := range c.all {
		some, err := w.Write(b)
		n += int64(some)
		if err != nil {
			return n, err
		}
	}
	return n, nil
}
