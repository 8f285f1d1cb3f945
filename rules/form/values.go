package form

import (
	"cmp"
	"encoding/json"
	"iter"
	"maps"
	"slices"
)

// Values are what stands in a row, by the ids of columns and in their order. A
// campaign has rows by the hundred thousand, and a map of each would take half
// as much room again, and more time to fill.
type Values []Named

// Named is a value with its id.
type Named struct {
	ID    string
	Value Value
}

// ValuesOf are the values of a map; those of nil are nil.
func ValuesOf(m map[string]Value) Values {
	if m == nil {
		return nil
	}
	vs := make(Values, 0, len(m))
	for _, id := range slices.Sorted(maps.Keys(m)) {
		vs = append(vs, Named{id, m[id]})
	}
	return vs
}

// Of is the value of that id, if there is one.
func (vs Values) Of(id string) (Value, bool) {
	for i := range vs {
		if vs[i].ID == id {
			return vs[i].Value, true
		}
	}
	return Value{}, false
}

// Set puts a value in its place.
func (vs *Values) Set(id string, v Value) {
	i, there := slices.BinarySearchFunc(*vs, id, func(n Named, id string) int { return cmp.Compare(n.ID, id) })
	if there {
		(*vs)[i].Value = v
		return
	}
	*vs = slices.Insert(*vs, i, Named{id, v})
}

// with is a copy with a value in its place.
func (vs Values) with(id string, v Value) Values {
	vs = slices.Clone(vs)
	vs.Set(id, v)
	return vs
}

// All goes through the values in the order of their ids.
func (vs Values) All() iter.Seq2[string, Value] {
	return func(yield func(string, Value) bool) {
		for i := range vs {
			if !yield(vs[i].ID, vs[i].Value) {
				return
			}
		}
	}
}

// MarshalJSON writes the values as an object.
func (vs Values) MarshalJSON() ([]byte, error) {
	if vs == nil {
		return []byte("null"), nil
	}
	return json.Marshal(maps.Collect(vs.All()))
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (vs *Values) UnmarshalJSON(text []byte) error {
	var m map[string]Value
	err := json.Unmarshal(text, &m)
	*vs = ValuesOf(m)
	return err
}
