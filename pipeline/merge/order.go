package merge

import (
	"slices"
	"strings"
)

// sort puts the rows into the order that the definition asks for, and numbers
// them. What is blank stands last.
func (s *Sheet) sort() {
	type key struct {
		column int
		down   bool
	}
	var keys []key
	for _, id := range s.Output.Order {
		name, down := strings.CutPrefix(id, "-")
		if at, there := s.Column(name); there {
			keys = append(keys, key{at, down})
		}
	}
	if len(keys) > 0 {
		slices.SortStableFunc(s.Rows, func(a, b Row) int {
			for _, k := range keys {
				if n := compare(s.Value(&a, k.column), s.Value(&b, k.column), k.down); n != 0 {
					return n
				}
			}
			return 0
		})
	}
	for i := range s.Rows {
		s.Rows[i].ordinal = i + 1
	}
}

func compare(a, b Value, down bool) int {
	if a.OK() != b.OK() {
		if a.OK() {
			return -1
		}
		return 1
	}
	n := strings.Compare(a.Text, b.Text) // dates too: 2023-10-15
	if a.Type.Numeric() {
		n = a.Number.Cmp(b.Number)
	}
	if down {
		return -n
	}
	return n
}
