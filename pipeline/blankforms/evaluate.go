package blankforms

import (
	"fmt"

	"jixiao/internal/office/celltext"
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
	d.at = map[finding.Ref]*slot{}
	for _, s := range d.slots {
		d.at[s.at] = s
	}
	calculator := formula.NewWide(func(ref finding.Ref) formula.Operand { return d.at[ref].operand() })
	for _, s := range d.slots {
		if err := s.evaluate(calculator); err != nil {
			return fmt.Errorf("cell %s: %w", s.at, err)
		}
	}
	return nil
}

// follow finds out which formulas depend on what is known beforehand: those that
// look at it. One that does not comes out the same whatever is known.
func (d *draft) follow() error {
	for _, s := range d.slots {
		if s.formula == "" {
			continue
		}
		_, err := formula.NewWide(func(ref finding.Ref) formula.Operand {
			cell := d.at[ref]
			s.follows = s.follows || cell != nil && cell.knows != ""
			return cell.operand()
		}).Value(s.formula)
		if err != nil {
			return fmt.Errorf("cell %s: %w", s.at, err)
		}
		d.alone = d.alone || s.follows && celltext.Tempting(s.cell.String()) && !s.cell.IsNumber()
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
