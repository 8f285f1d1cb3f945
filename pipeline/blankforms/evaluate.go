package blankforms

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/formula"
	"jixiao/rules/value"
)

// evaluate puts what is known into the cells, and the results of formulas. They
// are worked out as the reader would, so that a blank form that no program has
// computed yet shows what it will show.
func (d *draft) evaluate() error {
	at := map[finding.Ref]*slot{}
	for _, s := range d.slots {
		at[s.at] = s
	}
	calculator := formula.NewWide(func(ref finding.Ref) formula.Operand { return at[ref].operand() })
	for _, s := range d.slots {
		if err := s.evaluate(calculator); err != nil {
			return fmt.Errorf("cell %s: %w", s.at, err)
		}
	}
	return nil
}

// operand is the cell as formulas see it.
func (s *slot) operand() formula.Operand {
	switch {
	case s == nil:
		return formula.Operand{}
	case s.formula != "":
		return formula.Operand{Formula: s.formula}
	case s.text == "":
		return formula.Operand{}
	}
	if n, err := decimal.Parse(s.text); err == nil && s.field.Type.Numeric() {
		return formula.Operand{Kind: formula.Number, Number: n}
	}
	return formula.Operand{Kind: formula.Text, Text: s.text}
}

func (s *slot) evaluate(calculator *formula.Calculator) error {
	if s.formula == "" {
		return s.fill()
	}
	o, err := calculator.Value(s.formula)
	if err != nil {
		return err
	}
	result := write.NoText()
	switch {
	case o.Kind == formula.Number:
		result = write.Number(o.Number.Significant(), "")
	case o.Text != "":
		result = write.Text(o.Text)
	}
	s.cell = write.Formula(s.formula, s.cell.Holding(result))
	return nil
}

// fill puts a known value into its cell.
func (s *slot) fill() error {
	switch {
	case s.text == "":
		return nil
	case s.field.Type.Numeric():
		n, err := value.ParseStored(s.text)
		if err != nil {
			return fmt.Errorf("number %q: %w", s.text, err)
		}
		s.cell = s.cell.Holding(write.Number(n, ""))
	case s.field.Type == form.TypeDate:
		day, err := value.ParseDate(s.text)
		if err != nil {
			return fmt.Errorf("date %q: %w", s.text, err)
		}
		s.cell = s.cell.Holding(write.Day(day))
	default:
		s.cell = s.cell.Holding(write.Text(s.text))
	}
	return nil
}
