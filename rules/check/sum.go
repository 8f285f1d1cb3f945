package check

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Sum are the parameters of a check of what rows add up to.
type Sum struct {
	Rows   `yaml:",inline"`
	Field  string   // what is judged
	Column string   // the column that is summed
	Parts  []string // further fields that go into the sum
}

// Adds is what a kind adds up that has these among its parameters.
func (p Sum) Adds() Sum { return p }

// Summed is what a compiled check adds up: a column of the rows, and single
// fields.
type Summed struct {
	Instance
	Column Ref
	Parts  []Ref
	Field  Ref
}

// Sum looks up what is added, and what it is held against.
func (c *Compiler) Sum(p Sum) Summed {
	return Summed{c.Rows(p.Rows), c.Column("column", p.Column), c.some("parts", p.Parts, c.Field), c.Field("field", p.Field)}
}

// Addend is one number that goes into a sum: a row's, or a single field's.
type Addend struct {
	Value form.Value
	Row   *form.TableRow
	Label finding.Text
}

// visit shows each number of a sheet. There is no sum when a number that must
// be there cannot be used, or when there is no row at all.
func (n Summed) visit(s *form.Submission, see func(Addend)) bool {
	for _, part := range n.Parts {
		v := s.Fields[part.ID]
		if !v.OK() {
			return false
		}
		see(Addend{Value: v, Label: part.Label})
	}
	rows := 0
	for rec := range n.Records(s) {
		v := rec.Value(n.Column)
		if v.State == form.Empty && !n.Column.Required {
			continue // what may be left blank adds nothing
		}
		if !v.OK() {
			return false
		}
		rows++
		if !v.Again {
			see(Addend{Value: v, Row: rec.Row})
		}
	}
	return rows > 0
}

// Total is what the numbers of a sheet add up to, if they do.
func (n Summed) Total(s *form.Submission) (decimal.Decimal, bool) {
	var total decimal.Total
	ok := n.visit(s, func(x Addend) { total.Add(x.Value.Number) })
	return total.Sum(), ok
}

// Addends are the numbers of a sheet one by one.
func (n Summed) Addends(s *form.Submission) []Addend {
	var addends []Addend
	n.visit(s, func(x Addend) { addends = append(addends, x) })
	return addends
}

// Add is what some addends add up to.
func Add(addends []Addend) decimal.Decimal {
	var total decimal.Total
	for _, a := range addends {
		total.Add(a.Value.Number)
	}
	return total.Sum()
}

// addendName is how messages name an addend.
func (n Instance) addendName(a Addend) finding.Text {
	if a.Row != nil {
		return n.RowName(Record{Row: a.Row})
	}
	return finding.Text{ZH: finding.QuoteIn(finding.ZH, a.Label.ZH), EN: finding.QuoteIn(finding.EN, a.Label.EN)}
}

// calculated is below what a difference is what calculating left behind: no
// number that people write has so many decimals.
var calculated = decimal.Must("0.000001")

// Agree reports whether two numbers differ by no more than the tolerance.
func Agree(a, b, tolerance decimal.Decimal) bool {
	if a.Equal(b) {
		return true // as nearly always
	}
	apart := a.Sub(b).Abs()
	return apart.Cmp(tolerance) <= 0 || apart.Less(calculated)
}

// Difference says by how much a stated number misses the right one.
func Difference(stated, right decimal.Decimal) finding.Text {
	d := stated.Sub(right)
	if d.Sign() < 0 {
		return finding.Text{ZH: "少 " + d.Abs().String(), EN: d.Abs().String() + " too little"}
	}
	return finding.Text{ZH: "多 " + d.String(), EN: d.String() + " too much"}
}
