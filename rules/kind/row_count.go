package kind

import (
	"slices"
	"strings"

	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// RowCount finds a stated number of rows that is not the number of rows.
type RowCount struct {
	check.Rows `yaml:",inline"`
	Field      string
	Column     string   // only rows in which this column
	Is         []string // says one of these
}

func (p RowCount) compile(c *check.Compiler) check.Rule {
	r := rowCount{Instance: c.Rows(p.Rows), field: c.Field("field", p.Field)}
	switch {
	case p.Column != "":
		r.column, r.is = c.Column("column", p.Column), c.Words("is", p.Is)
	case len(p.Is) > 0:
		c.NotTaken("is")
	}
	c.State(func(s *form.Submission, _ check.Input) []check.Relation {
		rows, ok := r.count(s)
		if !ok {
			return nil
		}
		return []check.Relation{check.Is(r.Slot(r.field, 0), form.Value{}.WithNumber(decimal.New(int64(rows))))}
	})
	return r.Once(r.judge)
}

type rowCount struct {
	check.Instance
	field, column check.Ref
	is            []string
}

// judge counts the rows of the table, unless it is not known which rows count.
// A table without rows is told by S05, unless it says that there is nothing.
func (r rowCount) judge(rec check.Record, in check.Input) *finding.Finding {
	stated := rec.Value(r.field)
	rows, ok := r.count(rec.Sheet)
	counted := decimal.New(int64(rows))
	if !ok || !stated.OK() || stated.Number.Equal(counted) {
		return nil
	}
	f := r.Finding(rec, r.field, in)
	f.Expected = counted.String()
	f.Args["difference"] = check.Difference(stated.Number, counted)
	f.Args["causes"] = check.Swapped(stated.Number, counted)
	if r.column.Known() {
		f.Args["column"] = r.column.Label
		f.Args["status"] = finding.Quote(strings.Join(r.is, "、"))
	}
	return f
}

func (r rowCount) count(s *form.Submission) (int, bool) {
	rows := len(s.Tables[r.Table].Rows)
	if rows == 0 && !s.Nil {
		return 0, false
	}
	if !r.column.Known() {
		return rows, true
	}
	n := 0
	for rec := range r.Records(s) {
		v := rec.Value(r.column)
		if !v.OK() {
			return 0, false
		}
		if slices.Contains(r.is, v.Text) {
			n++
		}
	}
	return n, true
}
