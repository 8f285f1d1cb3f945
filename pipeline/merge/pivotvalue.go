package merge

import (
	"slices"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// pivoted is the sub-total of a name, or the sum of its rows where the sheet has
// none; in the closing column the sum over all names.
func (o *Opened) pivoted(c *Column) Value {
	switch {
	case o.Version == nil:
		return Value{}
	case c.pivot.total:
		return o.overNames(c)
	}
	t := o.submission().Tables[c.pivot.block.ID]
	if v, there := o.sheet.subtotal(o.Row, c, t); there {
		return v
	}
	return o.sheet.sum(o.Row, c, t)
}

// subtotal is a value of the row that closes the group, if all are there.
func (s *Sheet) subtotal(r *Row, c *Column, t form.Table) (Value, bool) {
	if c.pivot.sum == nil {
		return Value{}, false
	}
	for i := range t.Subtotals {
		row := &t.Subtotals[i]
		if row.Group == c.pivot.name && s.complete(c, row) {
			return s.summed(r, c, row.Value(c.pivot.sum.ID)), true
		}
	}
	return Value{}, false
}

// complete reports whether a sub-total row holds every value of the pivot: what
// stands side by side should come from one place.
func (s *Sheet) complete(c *Column, row *form.TableRow) bool {
	return !slices.ContainsFunc(s.Output.Pivot.Values, func(id string) bool {
		f := subtotalOf(c.pivot.block, c.pivot.by, id)
		return f == nil || !row.Value(f.ID).OK()
	})
}

func (s *Sheet) summed(r *Row, c *Column, val form.Value) Value {
	return Value{Value: val, What: c.pivot.name + c.Label, Type: c.Type, Version: r.Version}
}

// sum adds up the rows of a name. A blank that must not be one leaves the sum
// open, as does what is no number. A merged cell counts once, which goes by the
// cells and not by what the reader says (Again): of the rows that are summed up
// the one that it was counted in may be none.
func (s *Sheet) sum(r *Row, c *Column, t form.Table) Value {
	var total decimal.Decimal
	var from []string
	var area Area
	for i := range t.Rows {
		row := &t.Rows[i]
		if !c.pivot.takes(row) || !s.about(r, c.pivot.block, row) {
			continue
		}
		val := row.Value(c.pivot.value.ID)
		if !val.Given() && c.pivot.value.Presence == form.Optional {
			continue
		}
		if !val.OK() {
			return Value{}
		}
		if at := val.Cell.String(); !shared(c.Type) || !slices.Contains(from, at) {
			total, from, area = total.Add(val.Number), append(from, at), area.With(val.Cell)
		}
	}
	if len(from) == 0 {
		return Value{}
	}
	out := s.summed(r, c, form.Value{State: form.Valid, Text: total.String(), Number: total})
	out.cells, out.area = strings.Join(from, "、"), area
	return out
}

func (x *spread) takes(row *form.TableRow) bool {
	group := groupOf(x.block, x.by, row)
	if x.name == Others {
		return group == Others || !slices.Contains(x.names, group)
	}
	return group == x.name
}

// overNames adds up what stands in the row's other columns of the pivot.
func (o *Opened) overNames(c *Column) Value {
	var total decimal.Decimal
	found, s := false, o.sheet
	for i := range s.Columns() {
		p := s.At(i).pivot
		if p == nil || p.total || p.value.ID != c.pivot.value.ID {
			continue
		}
		if v := o.pivoted(s.At(i)); v.Counts() {
			total, found = total.Add(v.Number), true
		}
	}
	if !found {
		return Value{}
	}
	return number(total, c.Type)
}
