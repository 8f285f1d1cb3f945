package form

import (
	"maps"
	"slices"

	"jixiao/rules/constraint"
	"jixiao/rules/decimal"
)

// Slot says which value of a submission is meant: a field, or a column of a
// table's row, or a total of one of its sub-total rows. The zero Slot is none.
type Slot struct {
	Table    string // "" for a field of the sheet
	Row      int    // index among the table's rows, or its sub-totals
	Subtotal bool
	ID       string
}

// At is the value that stands in a slot; Missing where there is none.
func (s *Submission) At(at Slot) Value {
	if at.Table == "" {
		return s.Fields[at.ID]
	}
	rows := s.Tables[at.Table].of(at)
	if at.Row >= len(rows) {
		return Value{}
	}
	return rows[at.Row].Value(at.ID)
}

func (t Table) of(at Slot) []TableRow {
	if at.Subtotal {
		return t.Subtotals
	}
	return t.Rows
}

// With is a copy of the submission in which other values stand. The submission
// itself stays as it is.
func (s *Submission) With(values map[Slot]Value) *Submission {
	changed := *s
	changed.Fields = maps.Clone(s.Fields)
	changed.Tables = maps.Clone(s.Tables)
	cloned := map[string]bool{}
	for at, v := range values {
		if at.Table == "" {
			changed.Fields[at.ID] = v
			continue
		}
		t := changed.Tables[at.Table]
		if !cloned[at.Table] {
			cloned[at.Table] = true
			t.Rows, t.Subtotals = slices.Clone(t.Rows), slices.Clone(t.Subtotals)
			changed.Tables[at.Table] = t
		}
		if rows := t.of(at); at.Row < len(rows) {
			rows[at.Row].Values = rows[at.Row].Values.with(at.ID, v)
		}
	}
	return &changed
}

// Only is the submission with one row of a table, and no other of any kind.
func (s *Submission) Only(table string, row int) *Submission {
	alone := *s
	alone.Tables = maps.Clone(s.Tables)
	t := alone.Tables[table]
	t.Rows, t.Subtotals, t.Below = t.Rows[row:row+1], nil, nil
	alone.Tables[table] = t
	return &alone
}

// WithNumber is the value with another number in it, as if its sender had typed
// that.
func (v Value) WithNumber(d decimal.Decimal) Value {
	v.State, v.Number, v.Text = Valid, d, d.String()
	v.AsText, v.Recomputed, v.ByHundred = false, false, false
	v.Shown = max(v.Shown, Decimals(d.Decimals()))
	return v
}

// WithText is the value with another text in it.
func (v Value) WithText(text string) Value {
	v.State, v.Text, v.Stored = Valid, text, text
	return v
}

// Readable reports whether a number stands there, be it inside its range (V04)
// or not.
func (v Value) Readable() bool { return v.OK() || v.State == Invalid && v.Text != "" }

// FieldOf is the field whose value stands in a slot; nil for none.
func (d *Definition) FieldOf(at Slot) *Field {
	if at.Table == "" {
		return d.Field(at.ID)
	}
	b := d.Table(at.Table)
	switch {
	case b == nil:
		return nil
	case !at.Subtotal:
		return pick(b.Columns, at.ID)
	case b.Subtotal == nil:
		return nil
	}
	return pick(b.Subtotal.Totals, at.ID)
}

// Admits reports whether a number may stand in the field. Of a constraint that
// is more than comparisons it says yes.
func (f *Field) Admits(d decimal.Decimal) bool {
	bounds, _ := constraint.Range(f.constraint())
	return keeps(d, bounds)
}
