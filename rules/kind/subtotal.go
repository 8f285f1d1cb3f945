package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Subtotal finds a sub-total that is not the sum of its group's rows.
type Subtotal struct {
	check.Rows    `yaml:",inline"`
	Field, Column string
	Tolerance     decimal.Decimal
}

func (p Subtotal) compile(c *check.Compiler) check.Rule {
	r := subtotal{Instance: c.Rows(p.Rows), field: c.Subtotal("field", p.Field), column: c.Column("column", p.Column), tolerance: c.Tolerate(p.Tolerance)}
	if table := c.Form.Table(p.Table); table != nil && table.Subtotal != nil {
		r.names = groupsOf(c, r.Instance, table.Subtotal.Group)
	}
	c.State(r.relations)
	return r.check
}

func (r subtotal) relations(s *form.Submission, in check.Input) []check.Relation {
	meant := r.names.renamed(s, in)
	var all []check.Relation
	for i, row := range s.Tables[r.Table].Subtotals {
		target := form.Slot{Table: r.Table, Row: i, Subtotal: true, ID: r.field.ID}
		var from []form.Slot
		for k := range s.Tables[r.Table].Rows {
			if of := s.Tables[r.Table].Rows[k]; meant.closes(row.Group, of.Group) && !of.Value(r.column.ID).Again {
				from = append(from, r.Slot(r.column, k))
			}
		}
		all = append(all, check.SumOf(target, from, r.tolerance))
	}
	return all
}

type subtotal struct {
	check.Instance
	names         groups
	field, column check.Ref
	tolerance     decimal.Decimal
}

// check looks at each sub-total by itself; one whose group has no rows, or a
// row that cannot be used, is left alone.
func (r subtotal) check(s *form.Submission, in check.Input) []finding.Finding {
	var fs []finding.Finding
	table, meant := s.Tables[r.Table], r.names.renamed(s, in)
	for i := range table.Subtotals {
		row := &table.Subtotals[i]
		stated := row.Value(r.field.ID)
		addends, ok := r.group(s, row.Group, meant)
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

func (r subtotal) group(s *form.Submission, name string, meant renamed) ([]check.Addend, bool) {
	var addends []check.Addend
	for rec := range r.Records(s) {
		if !meant.closes(name, rec.Row.Group) {
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
