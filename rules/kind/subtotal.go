package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// Subtotal finds a sub-total that is not the sum of its group's rows.
type Subtotal struct {
	check.Rows    `yaml:",inline"`
	Field, Column string
	Tolerance     decimal.Decimal
}

func (p Subtotal) compile(c *check.Compiler) check.Rule {
	r := subtotal{c.Rows(p.Rows), c.Subtotal("field", p.Field), c.Column("column", p.Column), c.Tolerate(p.Tolerance)}
	c.State(r.relations)
	return r.check
}

func (r subtotal) relations(s *form.Submission, _ check.Input) []check.Relation {
	var all []check.Relation
	for i, row := range s.Tables[r.Table].Subtotals {
		target := form.Slot{Table: r.Table, Row: i, Subtotal: true, ID: r.field.ID}
		var from []form.Slot
		for k := range s.Tables[r.Table].Rows {
			if of := s.Tables[r.Table].Rows[k]; r.groups(row.Group, of.Group) && !of.Value(r.column.ID).Again {
				from = append(from, r.Slot(r.column, k))
			}
		}
		all = append(all, check.SumOf(target, from, r.tolerance))
	}
	return all
}

func (r subtotal) groups(name, group string) bool {
	return group == name || value.Fold(group) == value.Fold(name)
}

type subtotal struct {
	check.Instance
	field, column check.Ref
	tolerance     decimal.Decimal
}

// check looks at each sub-total by itself; one whose group has no rows, or a
// row that cannot be used, is left alone.
func (r subtotal) check(s *form.Submission, in check.Input) []finding.Finding {
	var fs []finding.Finding
	table := s.Tables[r.Table]
	for i := range table.Subtotals {
		row := &table.Subtotals[i]
		stated := row.Value(r.field.ID)
		addends, ok := r.group(s, row.Group)
		if !ok || !stated.OK() || check.Agree(stated.Number, check.Add(addends), r.tolerance) {
			continue
		}
		f := r.Finding(check.Record{Sheet: s, Row: row}, r.field, in)
		f.Args["item"] = finding.Quote(row.Group)
		f.Args["column"] = r.column.Label
		check.Missed{Instance: r.Instance, Stated: stated, Addends: addends}.Explain(f)
		fs = append(fs, *f)
	}
	return fs
}

func (r subtotal) group(s *form.Submission, name string) ([]check.Addend, bool) {
	var addends []check.Addend
	for rec := range r.Records(s) {
		if !r.groups(name, rec.Row.Group) {
			continue
		}
		v := rec.Value(r.column)
		if !v.OK() {
			return nil, false
		}
		if !v.Again {
			addends = append(addends, check.Addend{Value: v, Row: rec.Row})
		}
	}
	return addends, len(addends) > 0
}
