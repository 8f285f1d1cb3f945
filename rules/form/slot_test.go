package form

import "testing"

// TestWithLeavesTheSheetAlone: what is put into a copy, in a place that was taken or
// in a new one, stands in the copy alone.
func TestWithLeavesTheSheetAlone(t *testing.T) {
	row := func(text string) TableRow { return TableRow{Values: ValuesOf(map[string]Value{"b": {Text: text}})} }
	s := &Submission{Fields: map[string]Value{"sum": {Text: "was"}},
		Tables: map[string]Table{"items": {Rows: []TableRow{row("was"), row("was")}, Subtotals: []TableRow{row("was")}}}}
	all := []Slot{{ID: "sum"}, {ID: "new"}}
	for _, id := range []string{"a", "b", "c"} {
		all = append(all, Slot{Table: "items", Row: 1, ID: id}, Slot{Table: "items", Subtotal: true, ID: id})
	}
	values, before := map[Slot]Value{}, map[Slot]string{}
	for _, at := range all {
		values[at], before[at] = Value{Text: "is"}, s.At(at).Text
	}
	copied := s.With(values)
	for _, at := range all {
		if s.At(at).Text != before[at] || copied.At(at).Text != "is" {
			t.Errorf("%v: %q in the sheet, was %q, %q in the copy", at, s.At(at).Text, before[at], copied.At(at).Text)
		}
	}
	if other := (Slot{Table: "items", Row: 0, ID: "b"}); copied.At(other).Text != "was" {
		t.Errorf("%v: %q in the copy", other, copied.At(other).Text)
	}
}
