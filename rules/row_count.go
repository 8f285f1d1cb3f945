package rules

import (
	"slices"
	"strconv"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// rowCount finds a stated number of rows that is not the number of rows.
type rowCount struct {
	instance
	field  ref
	column ref      // only rows in which this column
	is     []string // says one of these
}

func newRowCount(c *compiler) Rule {
	r := rowCount{instance: c.rows(), field: c.field("field", c.params.Field)}
	if c.params.Column != "" {
		r.column, r.is = c.column("column", c.params.Column), c.words("is", c.params.Is)
	}
	return r
}

// Check counts the rows of the table, unless it is not known which rows count.
// A table without rows is told by S05, unless it says that there is nothing.
func (r rowCount) Check(s *form.Submission, in Input) []finding.Finding {
	stated := s.Fields[r.field.id]
	counted, ok := r.count(s)
	if !ok || !stated.OK() || stated.Number.Equal(decimal.New(int64(counted))) {
		return nil
	}
	f := r.finding(record{sheet: s}, r.field, in)
	f.Expected = strconv.Itoa(counted)
	f.Args["difference"] = difference(stated.Number, decimal.New(int64(counted)))
	f.Args["causes"] = swapped(stated.Number, decimal.New(int64(counted)))
	if r.column.known() {
		f.Args["column"] = r.column.label
		f.Args["status"] = quote(strings.Join(r.is, "、"))
	}
	return []finding.Finding{f}
}

func (r rowCount) count(s *form.Submission) (int, bool) {
	rows := len(s.Tables[r.table].Rows)
	if rows == 0 && !s.Nil {
		return 0, false
	}
	if !r.column.known() {
		return rows, true
	}
	n := 0
	for rec := range r.records(s) {
		v := rec.value(r.column)
		if !v.OK() {
			return 0, false
		}
		if slices.Contains(r.is, v.Text) {
			n++
		}
	}
	return n, true
}
