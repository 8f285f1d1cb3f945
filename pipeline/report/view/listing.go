package view

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
)

// listing writes an object with long lists item by item, as an encoder would write
// it in one: all of it at once would stand three times in memory.
type listing struct {
	to    *bufio.Writer
	room  bytes.Buffer // for an item
	items *json.Encoder
	n     int // items of the list so far
	err   error
}

func newListing(w io.Writer) *listing {
	l := &listing{to: bufio.NewWriter(w)}
	l.items = json.NewEncoder(&l.room)
	l.items.SetEscapeHTML(false)
	l.items.SetIndent("  ", " ")
	return l
}

// begin begins a list.
func (l *listing) begin(name string) {
	l.put(",\n \"", name, "\": [")
	l.n = 0
}

// item writes the next item of a list.
func (l *listing) item(v any) {
	if l.n++; l.n > 1 {
		l.put(",")
	}
	l.put("\n  ")
	l.value(v)
}

func (l *listing) end() {
	if l.n > 0 {
		l.put("\n ")
	}
	l.put("]")
}

// value writes a value without the line end that an encoder puts behind it.
func (l *listing) value(v any) {
	l.room.Reset()
	if err := l.items.Encode(v); err != nil && l.err == nil {
		l.err = err
	}
	_, _ = l.to.Write(bytes.TrimSuffix(l.room.Bytes(), []byte("\n"))) // a fault stays until close
}

func (l *listing) put(pieces ...string) {
	for _, s := range pieces {
		_, _ = l.to.WriteString(s)
	}
}

func (l *listing) close() error {
	if l.err != nil {
		return l.err
	}
	return l.to.Flush()
}
