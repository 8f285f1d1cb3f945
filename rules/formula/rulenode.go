package formula

import (
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/value"
)

type (
	// named is the value of a name: of the sheet, or of the row looked at.
	named Name
	// column is what stands in all rows.
	column Name
	// unknown stands for what was told already.
	unknown struct{}
	// truth is TRUE or FALSE.
	truth bool
	// relation holds or does not, whatever its values may stand for.
	relation struct {
		op          string
		left, right node
	}
	// logic holds where one condition does, or all do.
	logic struct {
		any        bool
		conditions []node
	}
	// texts are put behind one another.
	texts []node
	// day is a date in the rule itself.
	day value.Date
)

var truths = map[string]node{"TRUE": truth(true), "FALSE": truth(false)}

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

func (n truth) eval(*Calculator) (Operand, error) { return judged(bool(n)), nil }

func (n day) eval(*Calculator) (Operand, error) { return DateOperand(value.Date(n)), nil }

func judged(holds bool) Operand {
	o := Operand{Kind: Bool}
	if holds {
		o.Number = decimal.One
	}
	return o
}

func (n relation) eval(c *Calculator) (Operand, error) {
	for _, side := range [...][2]node{{n.left, n.right}, {n.right, n.left}} {
		if isEmpty(side[0]) && (n.op == "=" || n.op == "<>") {
			blank, err := c.isBlank(side[1])
			return judged(blank == (n.op == "=")), err
		}
	}
	left, right, err := c.sides(n.left, n.right)
	if err != nil {
		return Operand{}, err
	}
	if left.Kind == Text && right.Kind == Text && (n.op == "=" || n.op == "<>") {
		like := likeness(left.Text, n.right, right.Text) || likeness(right.Text, n.left, left.Text)
		return judged(like == (n.op == "=")), nil
	}
	return judged(holds(n.op, rank(left, right))), nil
}

// rank puts two values of one kind in order.
func rank(a, b Operand) int {
	if a.Kind == Text && b.Kind == Text {
		return strings.Compare(fold(a.Text), fold(b.Text))
	}
	return order(a, b)
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
