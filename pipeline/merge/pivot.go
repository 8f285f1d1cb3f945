package merge

import (
	"slices"

	"jixiao/rules/form"
	"jixiao/rules/form/packed"
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

// IsSpread says that a pivot made the column: what stands in it is added up from lists.
func (c *Column) IsSpread() bool { return c.pivot != nil }

// IsTotal says that the column closes a pivot: the sum over all its names.
func (c *Column) IsTotal() bool { return c.pivot != nil && c.pivot.total }

// Parts are the columns that a closing column of a pivot adds up.
func (s *Sheet) Parts(column int) []int {
	var out []int
	for i := range s.Columns() {
		p := s.At(i).pivot
		if p != nil && !p.total && p.value.ID == s.At(column).pivot.value.ID {
			out = append(out, i)
		}
	}
	return out
}

// holdsOthers looks for rows of names that the form does not know.
func (s *Sheet) holdsOthers(b *form.Block, by string, known []string) bool {
	var desk packed.Desk
	for i := range s.Rows {
		v := s.Rows[i].Version
		if v == nil {
			continue
		}
		rows := v.Says.On(&desk).Tables[b.ID].Rows
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
