package papers

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// kind is what a value is, and so how it is written where a template does not say.
type kind int

const (
	words  kind = iota
	number      // a score, a count
	amount      // in 万元
	rate        // 0.9768
	day
)

// datum is one value that a template may ask for. Its text is what stands for it
// where it is no number or day; the zero datum is not known, and written as nothing.
type datum struct {
	kind   kind
	text   string
	number decimal.Decimal
	day    value.Date
	// counts says that it is a number that may be added up.
	counts bool
	// wrong is what is wrong with the text that it was to be filled in from; nil is
	// nothing.
	wrong *finding.Text
}

func textOf(s string) datum            { return datum{text: s} }
func countOf(n int) datum              { return numberOf(number, decimal.New(int64(n))) }
func dayOf(d value.Date) datum         { return datum{kind: day, day: d} }
func (d datum) known() bool            { return d.counts || !d.day.IsZero() || d.text != "" }
func amountOf(d decimal.Decimal) datum { return numberOf(amount, d) }

func numberOf(k kind, d decimal.Decimal) datum { return datum{kind: k, number: d, counts: true} }

// datumOf is a value of the master. What could not be read stands as it was written.
func datumOf(v form.Value, t form.Type) datum {
	switch {
	case !v.OK():
		return textOf(v.Text)
	case t == form.TypeDate:
		return dayOf(v.Date)
	case t == form.TypeRate:
		return numberOf(rate, v.Number)
	case t == form.TypeAmount:
		return amountOf(v.Number)
	case t.Numeric():
		return numberOf(number, v.Number)
	}
	return textOf(v.Text)
}
