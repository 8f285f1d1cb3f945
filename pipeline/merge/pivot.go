package merge

import (
	"slices"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// Others is the group of a pivot for what names none that the form knows.
const Others = "其他"

// spread is a column that a pivot makes: one value under one name, or the total
// of it over all names.
type spread struct {
	block *form.Block
	by    string
	value *form.Field
	sum   *form.Field // the total of the value in a sub-total row, nil for none
	names []string    // that the form knows
	name  string
	total bool
}

// spread makes the columns of a pivot, by name.
func (s *Sheet) spread(p *form.Pivot) []Column {
	b := s.Form.Table(p.Table)
	if b == nil || b.Column(p.By) == nil {
		return nil // refused where the campaign is loaded
	}
	known := b.Column(p.By).GroupNames()
	names := slices.Clone(known)
	if s.holdsOthers(b, p.By, known) {
		names = append(names, Others)
	}
	var out []Column
	add := func(name string, total bool) {
		for _, id := range p.Values {
			f := b.Column(id)
			x := &spread{block: b, by: p.By, value: f, sum: subtotalOf(b, p.By, id), names: known, name: name, total: total}
			out = append(out, Column{ID: name + "." + id, Label: f.Label, Type: f.Type, Field: f, Group: name, pivot: x})
		}
	}
	for _, name := range names {
		add(name, false)
	}
	if p.Total != "" {
		add(p.Total, true)
	}
	return out
}

// subtotalOf is the total of a column in the row that closes a group of these
// names.
func subtotalOf(b *form.Block, by, id string) *form.Field {
	if b.Subtotal == nil || b.Subtotal.Group != by {
		return nil
	}
	for i := range b.Subtotal.Totals {
		if b.Subtotal.Totals[i].Of == id {
			return &b.Subtotal.Totals[i]
		}
	}
	return nil
}

// IsTotal says that the column closes a pivot: the sum over all its names.
func (c *Column) IsTotal() bool { return c.pivot != nil && c.pivot.total }

// Parts are the columns that a closing column of a pivot adds up.
func (s *Sheet) Parts(column int) []int {
	var out []int
	for i := range s.Columns {
		p := s.Columns[i].pivot
		if p != nil && !p.total && p.value.ID == s.Columns[column].pivot.value.ID {
			out = append(out, i)
		}
	}
	return out
}

// holdsOthers looks for rows of names that the form does not know.
func (s *Sheet) holdsOthers(b *form.Block, by string, known []string) bool {
	for i := range s.Rows {
		v := s.Rows[i].Version
		if v == nil {
			continue
		}
		rows := v.Submission.Tables[b.ID].Rows
		for j := range rows {
			if s.about(&s.Rows[i], b, &rows[j]) && !slices.Contains(known, groupOf(b, by, &rows[j])) {
				return true
			}
		}
	}
	return false
}

func groupOf(b *form.Block, by string, row *form.TableRow) string {
	if b.Subtotal != nil && b.Subtotal.Group == by && row.Group != "" {
		return row.Group
	}
	return row.Value(by).Text
}

// about reports whether a row of a table is of the row's subject: all are,
// where the table names none.
func (s *Sheet) about(r *Row, b *form.Block, row *form.TableRow) bool {
	if r.Subject == "" || b.Column(s.Form.SubjectField()) == nil {
		return true
	}
	return s.Form.RowSubject(*row) == r.Subject
}

// pivoted is the sub-total of a name, or the sum of its rows where the sheet has
// none; in the closing column the sum over all names.
func (s *Sheet) pivoted(r *Row, c *Column) Value {
	switch {
	case r.Version == nil:
		return Value{}
	case c.pivot.total:
		return s.overNames(r, c)
	}
	t := r.Version.Submission.Tables[c.pivot.block.ID]
	if v, there := s.subtotal(r, c, t); there {
		return v
	}
	return s.sum(r, c, t)
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
// open, as does what is no number; a merged cell counts once.
func (s *Sheet) sum(r *Row, c *Column, t form.Table) Value {
	var total decimal.Decimal
	var from []string
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
		if at := val.Cell.String(); !slices.Contains(from, at) {
			total, from = total.Add(val.Number), append(from, at)
		}
	}
	if len(from) == 0 {
		return Value{}
	}
	out := s.summed(r, c, form.Value{State: form.Valid, Text: total.String(), Number: total})
	out.cells = strings.Join(from, "、")
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
func (s *Sheet) overNames(r *Row, c *Column) Value {
	var total decimal.Decimal
	found := false
	for i := range s.Columns {
		p := s.Columns[i].pivot
		if p == nil || p.total || p.value.ID != c.pivot.value.ID {
			continue
		}
		if v := s.pivoted(r, &s.Columns[i]); v.Counts() {
			total, found = total.Add(v.Number), true
		}
	}
	if !found {
		return Value{}
	}
	return number(total, c.Type)
}
