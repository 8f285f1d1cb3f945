package rules

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// subtotal finds a sub-total that is not the sum of its group's rows.
type subtotal struct {
	instance
	field, column ref
	tolerance     decimal.Decimal
}

func newSubtotal(c *compiler) Rule {
	n := c.rows()
	return subtotal{n, c.subtotal("field", c.params.Field), c.column("column", c.params.Column), c.tolerance()}
}

// Check looks at each sub-total by itself; one whose group has no rows, or a
// row that cannot be used, is left alone.
func (r subtotal) Check(s *form.Submission, in Input) []finding.Finding {
	var fs []finding.Finding
	table := s.Tables[r.table]
	for i := range table.Subtotals {
		row := &table.Subtotals[i]
		stated := row.Value(r.field.id)
		addends, ok := r.group(s, row.Group)
		if !ok || !stated.OK() || agree(stated.Number, sum(addends), r.tolerance) {
			continue
		}
		f := r.finding(record{sheet: s, row: row}, r.field, in)
		f.Args["item"] = quote(row.Group)
		f.Args["column"] = r.column.label
		explain(&f, missed{instance: r.instance, stated: stated, addends: addends})
		fs = append(fs, f)
	}
	return fs
}

func (r subtotal) group(s *form.Submission, name string) ([]addend, bool) {
	key := value.Fold(name)
	var addends []addend
	for rec := range r.records(s) {
		if rec.row.Group != name && value.Fold(rec.row.Group) != key {
			continue
		}
		v := rec.value(r.column)
		if !v.OK() {
			return nil, false
		}
		addends = append(addends, addend{value: v, row: rec.row})
	}
	return addends, len(addends) > 0
}
