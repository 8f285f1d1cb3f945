package check

import (
	"iter"

	"jixiao/rules/form"
	"jixiao/rules/formula"
	"jixiao/rules/value"
)

// Ref is the field that a name names.
func (s Vocabulary) Ref(n formula.Name) Ref { return s.places[n.ID].ref }

// RecordValues is what a rule is held against: one record of a sheet.
type RecordValues struct {
	*Vocabulary
	Record
	Instance *Instance
	In       Input
}

// Value is the value of a name in the record. The register says nothing of a
// project that it does not have.
func (s *RecordValues) Value(n formula.Name) formula.Operand {
	if of := s.places[n.ID].register; of != nil {
		p, known := s.Instance.Subject(s.Record, s.In)
		if !known {
			return formula.Operand{Kind: formula.Error}
		}
		return of(s.In.Facts, p)
	}
	ref := s.Ref(n)
	return operand(s.Record.Value(ref), ref.Type)
}

// Column is what stands in each row of a table.
func (s *RecordValues) Column(n formula.Name) iter.Seq2[int, formula.Operand] {
	at := s.places[n.ID]
	return func(yield func(int, formula.Operand) bool) {
		for i, row := range s.Sheet.Tables[at.table].Rows {
			v := row.Value(at.ref.ID)
			if v.Again {
				v = form.Value{}
			}
			if !yield(i, operand(v, at.ref.Type)) {
				return
			}
		}
	}
}

// Today is the day of receipt.
func (s *RecordValues) Today() value.Date { return s.In.Received }

// operand is a value as formulas know it. Amounts and rates may have been rounded to
// be shown, scores stand for themselves.
func operand(v form.Value, t form.Type) formula.Operand {
	switch {
	case v.State == form.Invalid:
		return formula.Operand{Kind: formula.Error}
	case !v.OK():
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
