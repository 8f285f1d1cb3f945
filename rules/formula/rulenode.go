package formula

import (
	"strings"

	"jixiao/rules/decimal"
)

type (
	// named is the value of a name: of the sheet, or of the row looked at.
	named Name
	// column is what stands in all rows.
	column Name
	// unknown stands for what was told already.
	unknown struct{}
	// logic holds where one condition does, or all do.
	logic struct {
		any        bool
		conditions []node
	}
	// texts are put behind one another.
	texts []node
)

func (n named) eval(c *Calculator) (Operand, error) {
	o := c.values.Value(Name(n))
	if err := c.spendOn(o); err != nil {
		return Operand{}, err
	}
	if o.Kind == Blank || o.Kind == Error || o.Kind == Missing {
		return Operand{}, &UnjudgedError{Name: Name(n), Blank: o.Kind == Blank}
	}
	return o, nil
}

// A column stands for one value nowhere but in functions.
func (n column) eval(*Calculator) (Operand, error) { return Operand{}, ErrUnsupported }

func (unknown) eval(*Calculator) (Operand, error) { return Operand{}, ErrUnsupported }

func judged(holds bool) Operand {
	o := Operand{Kind: Bool}
	if holds {
		o.Number = decimal.One
	}
	return o
}

// logic goes by three answers: what is decided by the conditions that can be
// judged is decided, whatever the others would say.
func (n logic) eval(c *Calculator) (Operand, error) {
	var open error
	for _, condition := range n.conditions {
		o, err := condition.eval(c)
		if IsUnjudged(err) {
			open = err
			continue
		}
		if err != nil {
			return Operand{}, err
		}
		if o.Number.IsZero() != n.any {
			return judged(n.any), nil
		}
	}
	return judged(!n.any), open
}

func (n texts) eval(c *Calculator) (Operand, error) {
	var b strings.Builder
	for _, part := range n {
		o, err := part.eval(c)
		if err != nil {
			return Operand{}, err
		}
		b.WriteString(o.Plain())
		if b.Len() > maxLength {
			return Operand{}, ErrLimit
		}
	}
	return Operand{Kind: Text, Text: b.String()}, nil
}
