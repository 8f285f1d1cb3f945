package kind

import (
	"iter"

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
		for k, of := range r.closed(s, row.Group, meant) {
			if !of.Value(r.column.ID).Again {
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
		total, ok := r.total(s, row.Group, meant)
		if !ok || !stated.OK() || check.Agree(stated.Number, total, r.tolerance) {
			continue
		}
		addends := r.addends(s, row.Group, meant)
		f := r.Finding(check.Record{Sheet: s, Row: row}, r.field, in)
		f.Args["item"] = finding.Quote(row.Group)
		f.Args["column"] = r.column.Label
		check.Missed{Instance: r.Instance, Stated: stated, Addends: addends}.Explain(f)
		fs = append(fs, *f)
	}
	return fs
}

// total is what the rows of a group add up to, if they can be used.
func (r subtotal) total(s *form.Submission, name string, meant renamed) (decimal.Decimal, bool) {
	var total decimal.Total
	some := false
	for _, row := range r.closed(s, name, meant) {
		v := row.Value(r.column.ID)
		if !v.OK() {
			return decimal.Zero, false
		}
		if !v.Again {
			total.Add(v.Number)
			some = true
		}
	}
	return total.Sum(), some
}

func (r subtotal) addends(s *form.Submission, name string, meant renamed) []check.Addend {
	var addends []check.Addend
	for _, row := range r.closed(s, name, meant) {
		if v := row.Value(r.column.ID); !v.Again {
			addends = append(addends, check.Addend{Value: v, Row: row})
		}
	}
	return addends
}

// closed are the rows that a sub-total of that name closes. Names are compared
// once for rows that stand together.
func (r subtotal) closed(s *form.Submission, name string, meant renamed) iter.Seq2[int, *form.TableRow] {
	rows := s.Tables[r.Table].Rows
	return func(yield func(int, *form.TableRow) bool) {
		closes := false
		for k := range rows {
			if k == 0 || rows[k].Group != rows[k-1].Group {
				closes = meant.closes(name, rows[k].Group)
			}
			if closes && !yield(k, &rows[k]) {
				return
			}
		}
	}
}
