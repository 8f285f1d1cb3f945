package form

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/formula"
	"jixiao/rules/value"
)

// recalculate works out a formula of this sheet (V10).
func (s *session) recalculate(f string) (decimal.Decimal, error) {
	if s.calculator == nil {
		s.calculator = formula.New(s.operand)
	}
	return s.calculator.Eval(f)
}

// recalculateUnstored works out a formula with which no result is stored.
func (s *session) recalculateUnstored(f string) (decimal.Decimal, error) {
	if s.unstored == nil {
		s.unstored = formula.NewUnstored(s.operand)
	}
	return s.unstored.Eval(f)
}

// operand is a cell as the formulas of its sheet see it.
func (s *session) operand(ref finding.Ref) formula.Operand {
	c, ok := s.page.entire().at(ref)
	if !ok {
		return formula.Operand{}
	}
	o := formula.Operand{Text: c.Text, Formula: c.Formula}
	switch c.Kind {
	case Number:
		d, err := value.ParseStored(c.Text)
		if err != nil {
			return formula.Operand{Kind: formula.Error}
		}
		o.Kind, o.Number = formula.Number, d
	case Text:
		o.Kind = formula.Text
	case Bool:
		o.Kind = formula.Bool
		if c.Text == "TRUE" {
			o.Number = decimal.One
		}
	case Error:
		o.Kind = formula.Error
	}
	return o
}

// compute puts the result into a formula of our own blank form that has none,
// or the empty one with which it was handed out: a program filled the form in
// that does not calculate. Of any other sheet the sender must know what is
// missing (V10, V01).
func (s *session) compute(c Cell) Cell {
	if !s.ours || c.Formula == "" || value.Clean(c.Text) != "" {
		return c
	}
	if s.wide == nil {
		s.wide = formula.NewWide(s.operand)
	}
	o, err := s.wide.Value(c.Formula)
	switch {
	case err != nil: // left as the sheet has it
	case o.Kind == formula.Number:
		c.Kind, c.Text = Number, o.Number.Significant().String()
	case o.Kind == formula.Text:
		c.Kind, c.Text = Text, o.Text
	}
	return c
}
