package merge

import (
	"slices"
	"strings"

	"jixiao/rules/form"
	"jixiao/rules/form/packed"
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
		// Each row says once what it is put in order by.
		type keyed struct {
			Row
			by []Value
		}
		all := make([]keyed, len(s.Rows))
		var desk packed.Desk
		for i := range s.Rows {
			o := s.OpenOn(&desk, &s.Rows[i])
			all[i].Row = s.Rows[i]
			for _, k := range keys {
				all[i].by = append(all[i].by, o.Value(k.column).toCompare())
			}
		}
		slices.SortStableFunc(all, func(a, b keyed) int {
			for i, k := range keys {
				if n := compare(a.by[i], b.by[i], k.down); n != 0 {
					return n
				}
			}
			return 0
		})
		for i := range all {
			s.Rows[i] = all[i].Row
		}
	}
	for i := range s.Rows {
		s.Rows[i].ordinal = i + 1
	}
}

// toCompare is the value without what does not count for an order.
func (v Value) toCompare() Value {
	return Value{Value: form.Value{State: v.State, Text: v.Text, Number: v.Number}, Type: v.Type}
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
