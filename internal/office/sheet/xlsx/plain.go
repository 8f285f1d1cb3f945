package xlsx

import (
	"bytes"

	"jixiao/rules/finding"
)

// plainCells reads the cells that come next for as long as they are written as
// nearly every program writes nearly every cell:
//
//	<c r="B7" s="3" t="s"><v>12</v></c>
//	<c r="B7" s="3"/>
//
// They are most of what is read at all, and cost half of what the tokenizer
// would take for them. It stops before anything that is written in another way.
func (s *scan) plainCells() error {
	const levels = 2
	for {
		n := s.plainCell(s.t.Ahead(levels))
		if n == 0 {
			return nil
		}
		s.t.Pass(n)
		if err := s.closeCell(s.advance()); err != nil {
			return err
		}
	}
}

// plainCell reads the cell that b begins with and says how long it is; 0, and
// nothing is changed, where it is no plain cell, or more of it is to come.
func (s *scan) plainCell(b []byte) int {
	const shortest = len(`<c r="XFD1048576" s="123456789" t="s"><v>`)
	if len(b) < shortest || string(b[:6]) != `<c r="` || len(s.digits) == 0 || len(s.digits) > 7 {
		return 0
	}
	i, col := 6, 0
	for ; i < 9 && 'A' <= b[i] && b[i] <= 'Z'; i++ {
		col = col*26 + int(b[i]-'A') + 1
	}
	if col == 0 || col > finding.MaxCol || string(b[i:i+len(s.digits)]) != string(s.digits) {
		return 0
	}
	i += len(s.digits)
	style, kind := 0, numberType
	if string(b[i:i+5]) == `" s="` && b[i+5] != '"' {
		for i += 5; i < shortest-12 && b[i]-'0' <= 9; i++ {
			style = style*10 + int(b[i]-'0')
		}
	}
	if string(b[i:i+6]) == `" t="s` {
		i, kind = i+6, sharedType
	}
	value, length := plainValue(b[i:])
	if length == 0 {
		return 0
	}
	c := &s.cell
	c.begin()
	c.col, c.style, c.kind, c.hasValue = col, style, kind, value != nil
	c.value = append(c.value, value...)
	return i + length
}

// plainValue reads a plain cell from the end of its last attribute on; nil
// where the cell holds nothing.
func plainValue(b []byte) (value []byte, length int) {
	const open, closed, empty, short = `"><v>`, `</v></c>`, `"></c>`, `"/>`
	switch {
	case string(b[:len(open)]) == open:
		b = b[len(open):]
		n := bytes.IndexByte(b, '<')
		stop := n + len(closed)
		if n < 0 || stop > len(b) || string(b[n:stop]) != closed {
			return nil, 0
		}
		return b[:n], len(open) + stop
	case string(b[:len(short)]) == short:
		return nil, len(short)
	case string(b[:len(empty)]) == empty:
		return nil, len(empty)
	}
	return nil, 0
}
