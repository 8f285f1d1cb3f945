package form

import (
	"jixiao/rules/formula"
	"jixiao/rules/value"
)

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
