package kind

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// RowCount finds a stated number of rows that is not the number of rows.
type RowCount struct {
	check.Rows `yaml:",inline"`
	Field      string
	Column     string     // only rows in which this column
	Is         []string   // says one of these
	Same       [][]string // rows that agree in these columns, or in those, are about one thing
}

func (p RowCount) compile(c *check.Compiler) check.Rule {
	r := rowCount{Instance: c.Rows(p.Rows), field: c.Field("field", p.Field)}
	for i, columns := range p.Same {
		r.same = append(r.same, c.Fields(fmt.Sprintf("same[%d]", i), columns, c.Column))
	}
	switch {
	case p.Column != "":
		r.column, r.is = c.Column("column", p.Column), c.Words("is", p.Is)
	case len(p.Is) > 0:
		c.NotTaken("is")
	}
	c.State(r.relations)
	return r.Once(r.judge)
}

type rowCount struct {
	check.Instance
	field, column check.Ref
	is            []string
	same          [][]check.Ref
}

// relations relates the number to what the rows say.
func (r rowCount) relations(s *form.Submission, _ check.Input) []check.Relation {
	rows, ok := r.count(s)
	if !ok || rows > mostRelated {
		return nil
	}
	number := r.Slot(r.field, 0)
	if !r.column.Known() {
		return []check.Relation{check.Is(number, form.Value{}.WithNumber(decimal.New(int64(rows))))}
	}
	return []check.Relation{{Target: number, From: r.Slots(r.column, s), Fixed: true,
		By: func(from []form.Value) (form.Value, bool) {
			n := 0
			for _, v := range from {
				if slices.Contains(r.is, v.Text) {
					n++
				}
			}
			return form.Value{}.WithNumber(decimal.New(int64(n))), true
		},
		Holds: func(stated, by form.Value, _ []form.Value) bool {
			return stated.Number.Equal(by.Number) || r.countsThings(s, stated.Number)
		}}}
}

// judge counts the rows of the table, unless it is not known which rows count.
// A table without rows is told by S05, unless it says that there is nothing. A
// count of what the rows are about is right as well.
func (r rowCount) judge(rec check.Record, in check.Input) *finding.Finding {
	stated := rec.Value(r.field)
	rows, ok := r.count(rec.Sheet)
	counted := decimal.New(int64(rows))
	if !ok || !stated.OK() || stated.Number.Equal(counted) || r.countsThings(rec.Sheet, stated.Number) {
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
		if r.counts(rec) {
			n++
		}
	}
	return n, true
}

// countsThings reports whether a number counts what the rows are about, where a
// thing has several rows. It counts if all of them do.
func (r rowCount) countsThings(s *form.Submission, stated decimal.Decimal) bool {
	return slices.ContainsFunc(r.same, func(columns []check.Ref) bool {
		n, ok := r.things(s, columns)
		return ok && stated.Equal(decimal.New(int64(n)))
	})
}

func (r rowCount) things(s *form.Submission, columns []check.Ref) (int, bool) {
	counts := map[string]bool{}
	for rec := range r.Records(s) {
		var key strings.Builder
		for _, c := range columns {
			v := rec.Value(c)
			if !v.OK() {
				return 0, false
			}
			key.WriteString(value.Fold(v.Text) + "\n")
		}
		others, known := counts[key.String()]
		counts[key.String()] = (others || !known) && r.counts(rec)
	}
	n := 0
	for _, all := range counts {
		if all {
			n++
		}
	}
	return n, len(counts) > 0
}

// counts reports whether a row is one of those that are counted.
func (r rowCount) counts(rec check.Record) bool {
	return !r.column.Known() || slices.Contains(r.is, rec.Value(r.column).Text)
}
