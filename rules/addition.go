package rules

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// addend is one number that goes into a sum: a row's, or a single field's.
type addend struct {
	value form.Value
	row   *form.TableRow
	label finding.Text
}

// addendName is how messages name an addend.
func (n instance) addendName(a addend) finding.Text {
	if a.row != nil {
		return n.rowName(record{row: a.row})
	}
	return finding.Text{ZH: quoteIn(finding.ZH, a.label.ZH), EN: quoteIn(finding.EN, a.label.EN)}
}

// addition is what a total adds up: a column of the rows, and single fields.
type addition struct {
	column ref
	parts  []ref
}

// visit shows each number of a sheet. There is no sum when a number that must
// be there cannot be used, or when there is no row at all.
func (a addition) visit(n instance, s *form.Submission, see func(addend)) bool {
	for _, part := range a.parts {
		v := s.Fields[part.id]
		if !v.OK() {
			return false
		}
		see(addend{value: v, label: part.label})
	}
	rows := 0
	for rec := range n.records(s) {
		v := rec.value(a.column)
		if !v.OK() {
			return false
		}
		see(addend{value: v, row: rec.row})
		rows++
	}
	return rows > 0
}

// sum is what the numbers of a sheet add up to, if they do.
func (a addition) sum(n instance, s *form.Submission) (decimal.Decimal, bool) {
	total := decimal.Zero
	ok := a.visit(n, s, func(x addend) { total = total.Add(x.value.Number) })
	return total, ok
}

// list is the numbers of a sheet one by one.
func (a addition) list(n instance, s *form.Submission) []addend {
	var addends []addend
	a.visit(n, s, func(x addend) { addends = append(addends, x) })
	return addends
}

func sum(addends []addend) decimal.Decimal {
	total := decimal.Zero
	for _, a := range addends {
		total = total.Add(a.value.Number)
	}
	return total
}

// agree reports whether two numbers differ by no more than the tolerance.
func agree(a, b, tolerance decimal.Decimal) bool {
	return a.Sub(b).Abs().Cmp(tolerance) <= 0
}

// difference says by how much a stated number misses the right one.
func difference(stated, right decimal.Decimal) finding.Text {
	d := stated.Sub(right)
	if d.Sign() < 0 {
		return finding.Text{ZH: "少 " + d.Abs().String(), EN: d.Abs().String() + " too little"}
	}
	return finding.Text{ZH: "多 " + d.String(), EN: d.String() + " too much"}
}
