package check

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Ref is a field of a form, looked up once. The zero Ref is no field.
type Ref struct {
	ID       string
	Type     form.Type
	Label    finding.Text
	Required bool
	inRow    bool // a column of the table, or a total of its sub-total rows
}

// Known reports whether there is such a field.
func (r Ref) Known() bool { return r.ID != "" }

// Value is a column of the kind's table or a field of the sheet.
func (c *Compiler) Value(param, id string) Ref {
	if !c.byRow {
		return c.Field(param, id)
	}
	if r := c.findField(id); r.Known() && !c.findColumn(id).Known() {
		return r
	}
	return c.Column(param, id)
}

// Field is a label, a closing total or a value of a grid.
func (c *Compiler) Field(param, id string) Ref { return c.must(param, id, c.findField(id)) }

// Column is a column of the kind's table. A table that is missing has been told.
func (c *Compiler) Column(param, id string) Ref {
	if c.table == nil {
		return Ref{}
	}
	return c.must(param, id, c.findColumn(id))
}

// PerhapsColumn is a column that may be left out.
func (c *Compiler) PerhapsColumn(param, id string) Ref {
	if id == "" {
		return Ref{}
	}
	return c.Column(param, id)
}

// Numeric wants a field that was found to hold numbers.
func (c *Compiler) Numeric(param string, r Ref) {
	if r.Known() && !r.Type.Numeric() {
		c.Fault(param, "“%s”不是填数字的栏", "%q holds no numbers", r.ID)
	}
}

// In looks up parameters, named under one, that speak of a table of another form.
func (c *Compiler) In(param, id, table string, look func(*Compiler)) {
	i := slices.IndexFunc(c.Forms, func(d *form.Definition) bool { return d.ID == id })
	if i < 0 {
		c.faults = append(c.faults, NoForm(param+".form", id, c.Forms))
		return
	}
	part := &Compiler{Setup: c.Setup}
	part.Form = c.Forms[i]
	part.Rows(Rows{Table: table})
	look(part)
	for _, f := range part.faults {
		f.Param = param + "." + f.Param
		c.faults = append(c.faults, f)
	}
}

// Subtotal is a total of the sub-total rows of the kind's table.
func (c *Compiler) Subtotal(param, id string) Ref {
	if c.table == nil {
		return Ref{}
	}
	var r Ref
	if c.table.Subtotal != nil {
		r = pick(c.table.Subtotal.Totals, id)
	}
	r.inRow = true
	return c.must(param, id, r)
}

// SubtotalOf is the sub-total of a column, if the form has one.
func (c *Compiler) SubtotalOf(column string) Ref {
	if c.table == nil || c.table.Subtotal == nil {
		return Ref{}
	}
	for i := range c.table.Subtotal.Totals {
		if t := &c.table.Subtotal.Totals[i]; t.Of == column {
			r := refTo(t)
			r.inRow = true
			return r
		}
	}
	return Ref{}
}

// Fields are several fields or columns, at least one.
func (c *Compiler) Fields(param string, ids []string, find func(param, id string) Ref) []Ref {
	if len(ids) == 0 {
		c.missing(param)
	}
	return c.some(param, ids, find)
}

// some are several fields or columns, perhaps none.
func (c *Compiler) some(param string, ids []string, find func(param, id string) Ref) []Ref {
	refs := make([]Ref, len(ids))
	for i, id := range ids {
		refs[i] = find(fmt.Sprintf("%s[%d]", param, i), id)
	}
	return refs
}

func (c *Compiler) must(param, id string, r Ref) Ref {
	switch {
	case id == "":
		c.missing(param)
	case !r.Known():
		c.Fault(param, "表单中没有“%s”", "the form has no %q here", id)
	}
	return r
}

// standard is one of the fields that every form calls the same, if it is there.
func (c *Compiler) standard(id string) Ref {
	if r := c.findColumn(id); r.Known() {
		return r
	}
	return c.findField(id)
}

func (c *Compiler) findColumn(id string) Ref {
	if c.table == nil {
		return Ref{}
	}
	r := pick(c.table.Columns, id)
	r.inRow = true
	return r
}

// findField looks everywhere but in columns and sub-totals, which have no one
// value in a sheet.
func (c *Compiler) findField(id string) Ref {
	if r := pick(c.Form.Fields, id); r.Known() {
		return r
	}
	for _, b := range c.Form.Tables {
		if b.Closing == nil {
			continue
		}
		if r := pick(b.Closing.Totals, id); r.Known() {
			return r
		}
		if r := pick(b.Closing.Pairs, id); r.Known() {
			return r
		}
	}
	if f := c.Form.Field(id); f != nil && strings.Contains(id, ".") {
		return refTo(f)
	}
	return Ref{}
}

func pick(fields []form.Field, id string) Ref {
	for i := range fields {
		if id != "" && fields[i].ID == id {
			return refTo(&fields[i])
		}
	}
	return Ref{}
}

func refTo(f *form.Field) Ref {
	return Ref{ID: f.ID, Type: f.Type, Label: f.LabelText(), Required: f.Presence == form.Required}
}
