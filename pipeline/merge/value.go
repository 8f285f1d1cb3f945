package merge

import (
	"slices"

	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// Value is one value of the master.
type Value struct {
	form.Value
	What string // 财政综合评分
	Type form.Type
	// Held says that the amount is far from the register's: it is shown, and
	// counts nowhere until the section confirms it.
	Held    bool
	Version *record.Version // nil where no file said it

	cells string // that it was added up from
}

// From are the cells of the file's sheet that it came from.
func (v Value) From() string {
	if v.cells != "" {
		return v.cells
	}
	return v.Cell.String()
}

// Counts reports whether the value takes part in sums.
func (v Value) Counts() bool { return v.OK() && v.Type.Numeric() && !v.Held }

// Shown reports whether anything stands there.
func (v Value) Shown() bool { return v.Given() }

func (s *Sheet) said(c *Column, v *record.Version, val form.Value) Value {
	return Value{Value: val, What: c.Label, Type: c.Type, Version: v}
}

func text(words string) Value {
	if words == "" {
		return Value{}
	}
	return Value{Value: form.Value{State: form.Valid, Text: words}, Type: form.TypeText}
}

func number(d decimal.Decimal, t form.Type) Value {
	return Value{Value: form.Value{State: form.Valid, Text: d.String(), Number: d}, Type: t}
}

// Value is what stands in a row in a column, which are counted from 0.
func (s *Sheet) Value(r *Row, column int) Value {
	c := &s.Columns[column]
	switch {
	case c.Spec == nil:
		return s.pivoted(r, c)
	case c.Spec.Field != "":
		return s.field(r, c)
	case c.Spec.Subject != "":
		return s.ofSubject(r, c.Spec.Subject)
	case c.Spec.Unit != "":
		return s.ofUnit(r.Department, c.Spec.Unit)
	}
	return s.ofRow(r, c.Spec.Show)
}

// field is a field of the form, or of the one that joins.
func (s *Sheet) field(r *Row, c *Column) Value {
	id := c.Spec.Field
	if p, there := s.fromJoined(r, id); there {
		return s.said(c, p.version, p.value(id))
	}
	switch {
	case r.Version == nil:
		return Value{}
	case c.listed:
		val := r.entry.Value(id)
		if s.again(r, c, val) {
			return Value{}
		}
		return s.said(c, r.Version, val)
	}
	val, there := r.Version.Submission().Fields[id]
	if !there {
		val = s.named(r, id)
	}
	out := s.said(c, r.Version, val)
	out.Held = c.Type == form.TypeAmount && slices.ContainsFunc(s.master.outliers(r.Version), func(o rules.Outlier) bool { return o.Field == id })
	return out
}

// again reports whether a value stands in a merged cell that the row above shares:
// it counts once, there. The reader says so since it knows it; what older ledgers
// hold is told by its cell.
func (s *Sheet) again(r *Row, c *Column, val form.Value) bool {
	return val.Again || shared(c.Type) && r.before != nil && !val.Cell.IsZero() && r.before.Value(c.Spec.Field).Cell == val.Cell
}

// shared reports whether a merged cell of several rows is one value of them all.
// Of scores and weights each row must have its own.
func shared(t form.Type) bool {
	return t.Numeric() && t != form.TypeScore && t != form.TypeWeight
}

// named is a column of the row that names the subject, in a form whose sheets
// are about several.
func (s *Sheet) named(r *Row, id string) form.Value {
	for i := range s.Form.Tables {
		b := &s.Form.Tables[i]
		if b.Column(id) == nil || b.Column(s.Form.SubjectField()) == nil {
			continue
		}
		rows := r.Version.Submission().Tables[b.ID].Rows
		for j := range rows {
			if s.Form.RowSubject(rows[j]) == r.Subject {
				return rows[j].Value(id)
			}
		}
	}
	return form.Value{}
}

// Doubtful reports whether amounts of the row's version are far from the
// register's and not confirmed, on a sheet that shows amounts.
func (s *Sheet) Doubtful(r *Row) bool { return s.amounts && len(s.master.outliers(r.Version)) > 0 }
