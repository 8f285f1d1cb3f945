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
	area  Area   // in which these stand
}

// Area is where the cells stand that it came from.
func (v Value) Area() Area {
	if v.cells != "" {
		return v.area
	}
	return Area{}.With(v.Cell)
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

// field is a field of the form, or of the one that joins.
func (o *Opened) field(c *Column) Value {
	id, s := c.Spec.Field, o.sheet
	if p, j := s.fromJoined(o.Row, id); j != nil {
		return s.said(c, p.version, j.value(p, id))
	}
	switch {
	case o.Version == nil:
		return Value{}
	case c.listed:
		val := o.entry.Value(id)
		if o.again(c, val) {
			return Value{}
		}
		return s.said(c, o.Version, val)
	}
	val, there := o.stated(id)
	if !there {
		val = o.named(id)
	}
	out := s.said(c, o.Version, val)
	out.Held = c.Type == form.TypeAmount && slices.ContainsFunc(o.outliers(), func(x rules.Outlier) bool { return x.Field == id })
	return out
}

// again reports whether a value stands in a merged cell that the row above shares:
// it counts once, there. The reader says so since it knows it; what older ledgers
// hold is told by its cell.
func (o *Opened) again(c *Column, val form.Value) bool {
	return val.Again || shared(c.Type) && o.above != nil && !val.Cell.IsZero() && o.above.Value(c.Spec.Field).Cell == val.Cell
}

// shared reports whether a merged cell of several rows is one value of them all.
// Of scores and weights each row must have its own.
func shared(t form.Type) bool {
	return t.Numeric() && t != form.TypeScore && t != form.TypeWeight
}

// named is a column of the row that names the subject, in a form whose sheets
// are about several.
func (o *Opened) named(id string) form.Value {
	s := o.sheet
	for i := range s.Form.Tables {
		b := &s.Form.Tables[i]
		if b.Column(id) == nil || b.Column(s.Form.SubjectField()) == nil {
			continue
		}
		rows := o.submission().Tables[b.ID].Rows
		for j := range rows {
			if s.Form.RowSubject(rows[j]) == o.Subject {
				return rows[j].Value(id)
			}
		}
	}
	return form.Value{}
}
