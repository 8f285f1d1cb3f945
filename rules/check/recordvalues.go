package check

import (
	"iter"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/formula"
	"jixiao/rules/value"
)

// RecordValues is what a rule is held against: one record of a sheet.
type RecordValues struct {
	*Vocabulary
	Record
	// About is what the record is about where it does not say so itself.
	About    finding.Subject
	Instance *Instance
	In       Input
}

// Value is the value of a name in the record. The register says nothing of a
// project that it does not have, nor a sheet that has not come.
func (s *RecordValues) Value(n formula.Name) formula.Operand {
	at := &s.places[n.ID]
	switch {
	case at.register != nil:
		p, known := s.Instance.Subject(s.Record, s.In)
		if !known {
			return formula.Operand{Kind: formula.Missing}
		}
		return at.register(s.In.Facts, p)
	case at.form != "":
		sheet := s.other(*at)
		if sheet == nil {
			return formula.Operand{Kind: formula.Missing}
		}
		v := sheet.Fields[at.ref.ID]
		return operand(&v, at.ref.Type)
	}
	v := s.Record.Value(at.ref)
	return operand(&v, at.ref.Type)
}

// Column is what stands in each row of a table.
func (s *RecordValues) Column(n formula.Name) iter.Seq2[int, formula.Operand] {
	at := &s.places[n.ID]
	if at.form != "" {
		return s.otherColumn(*at)
	}
	return columnOf(s.Sheet.Tables[at.table].Rows, at.ref)
}

// Today is the day of receipt.
func (s *RecordValues) Today() value.Date { return s.In.Received }

// operand is a value as formulas know it. Amounts and rates may have been rounded to
// be shown, scores stand for themselves.
func operand(v *form.Value, t form.Type) formula.Operand {
	switch {
	case v.State == form.Invalid:
		return formula.Operand{Kind: formula.Error}
	case v.State != form.Valid: // without a copy of it
		return formula.Operand{}
	case t == form.TypeDate:
		return formula.DateOperand(v.Date)
	case !t.Numeric():
		return formula.Operand{Kind: formula.Text, Text: v.Text}
	}
	o := formula.Operand{Kind: formula.Number, Number: v.Number}
	if t == form.TypeAmount || t == form.TypeRate {
		span := v.Interval()
		o.Span = &span
	}
	return o
}
