package check

import (
	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// Relation says that one value of a sheet follows from others. A kind that
// holds a value against what it should be by others states it, so that whoever
// looks for the cause of a disagreement can turn it round.
type Relation struct {
	Target form.Slot // zero where nothing on the sheet states it
	From   []form.Slot
	// By is what the target should be by the others.
	By func(from []form.Value) (form.Value, bool)
	// Back is what one of the others should be by the target and the rest; nil
	// where that cannot be told. It is inexact where the target was rounded.
	Back    func(i int, target form.Value, from []form.Value) (form.Value, bool)
	Inexact bool
	// Fixed says that what the target should be is known from outside the
	// sheet: of the register, of the rows.
	Fixed bool
	// Within is by how much a number may differ all the same.
	Within decimal.Decimal
	// Total is what the parts must add up to where nothing on the sheet says so.
	Total *decimal.Decimal
	// Limit says that the target may be less than what it should be, and no more.
	Limit bool
	// Holds compares the two; nil compares numbers and texts as they are.
	Holds func(target, by form.Value, from []form.Value) bool
}

// Stated are the relations of a sheet, by the campaign's facts.
type Stated func(s *form.Submission, in Input) []Relation

// RowStated are the relations inside one row of a table.
type RowStated struct {
	Table     string
	Relations func(row int, in Input) []Relation
}

// StateEither says which relations a kind looks at within each row of its
// table, or within the sheet where it has none.
func (c *Compiler) StateEither(n Instance, relations func(row int, in Input) []Relation) {
	if n.Table != "" {
		c.rowStated = append(c.rowStated, RowStated{n.Table, relations})
		return
	}
	c.State(func(_ *form.Submission, in Input) []Relation { return relations(0, in) })
}

// State says which relations a kind looks at.
func (c *Compiler) State(relations Stated) { c.stated = append(c.stated, relations) }

// Slot is where a field stands: in a row of the instance's table, or on the
// sheet.
func (n Instance) Slot(at Ref, row int) form.Slot {
	if at.inRow && n.Table != "" {
		return form.Slot{Table: n.Table, Row: row, ID: at.ID}
	}
	return form.Slot{ID: at.ID}
}

// Slots are the places of a field in all records of a sheet.
func (n Instance) Slots(at Ref, s *form.Submission) []form.Slot {
	if !at.inRow || n.Table == "" {
		return []form.Slot{{ID: at.ID}}
	}
	slots := make([]form.Slot, len(s.Tables[n.Table].Rows))
	for i := range slots {
		slots[i] = n.Slot(at, i)
	}
	return slots
}

// AllSlots are where several fields of the sheet stand.
func (n Instance) AllSlots(fields []Ref) []form.Slot {
	slots := make([]form.Slot, len(fields))
	for i, at := range fields {
		slots[i] = n.Slot(at, 0)
	}
	return slots
}

// Slots are the places of all numbers that are added up.
func (n Summed) Slots(s *form.Submission) []form.Slot {
	var slots []form.Slot
	for _, part := range n.Parts {
		slots = append(slots, form.Slot{ID: part.ID})
	}
	for _, at := range n.Instance.Slots(n.Column, s) {
		if !s.At(at).Again {
			slots = append(slots, at)
		}
	}
	return slots
}

// SumOf relates a total to its parts.
func SumOf(target form.Slot, from []form.Slot, within decimal.Decimal) Relation {
	return Relation{Target: target, From: from, By: sumOf, Back: restOf, Within: within}
}

// SumIs relates parts to what they must add up to, stated or not.
func SumIs(total decimal.Decimal, from []form.Slot, within decimal.Decimal) Relation {
	r := SumOf(form.Slot{}, from, within)
	fixed := form.Value{}.WithNumber(total)
	r.Back = func(i int, _ form.Value, from []form.Value) (form.Value, bool) { return restOf(i, fixed, from) }
	r.Holds = func(_, by form.Value, _ []form.Value) bool { return Agree(by.Number, total, within) }
	r.Fixed, r.Total = true, &total
	return r
}

// Is relates a value to what it must be by something outside the sheet.
func Is(target form.Slot, value form.Value) Relation {
	return Relation{Target: target, Fixed: true, By: func([]form.Value) (form.Value, bool) { return value, true }}
}

// AtMost relates a value to the one that it must not exceed.
func AtMost(target, limit form.Slot) Relation {
	return Relation{Target: target, From: []form.Slot{limit}, Limit: true, Inexact: true, By: sumOf, Back: restOf,
		Holds: func(target, by form.Value, _ []form.Value) bool { return !by.Number.Less(target.Number) }}
}

func sumOf(from []form.Value) (form.Value, bool) {
	total, ok := sumBut(-1, from)
	if !ok {
		return form.Value{}, false
	}
	return form.Value{}.WithNumber(total), len(from) > 0
}

// sumBut adds up values but for one.
func sumBut(one int, from []form.Value) (decimal.Decimal, bool) {
	var total decimal.Total
	for i := range from {
		switch v := &from[i]; {
		case i == one:
		case !v.Readable():
			return decimal.Zero, false
		default:
			total.Add(v.Number)
		}
	}
	return total.Sum(), true
}

func restOf(i int, target form.Value, from []form.Value) (form.Value, bool) {
	rest, ok := sumBut(i, from)
	if !ok {
		return form.Value{}, false
	}
	return form.Value{}.WithNumber(target.Number.Sub(rest)), true
}
