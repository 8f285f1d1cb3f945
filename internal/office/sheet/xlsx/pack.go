package xlsx

import "jixiao/rules/form"

// pack takes in a cell of a long list.
func (s *scan) pack(c *form.Cell) error {
	if s.filled == 0 {
		if s.row.Index <= s.last {
			return ErrDisorder
		}
		s.out.Packed.Begin(s.row.Index, s.row.Hidden)
	} else if c.Ref.Col <= s.lastCol {
		return ErrDisorder
	}
	s.filled++
	s.lastCol = c.Ref.Col
	s.out.Packed.Add(c, s.cell.style, s.cell.shared)
	return nil
}

// packRow ends a row of a long list.
func (s *scan) packRow() error {
	return s.meter.pack(s.out.Packed.End())
}
