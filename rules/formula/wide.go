package formula

import (
	"strings"

	"jixiao/rules/decimal"
)

// NewWide makes a Calculator that also knows what the formulas of our own
// blank forms use: IF, MIN, COUNT, COUNTA, COUNTIF, comparisons and texts. It
// is for sheets in which nobody has stored a result yet; where one is stored,
// New decides what of it is worth recalculating.
func NewWide(lookup Lookup) *Calculator {
	c := New(lookup)
	c.wide = true
	return c
}

// Value recalculates a formula whose result may be a text.
func (c *Calculator) Value(formula string) (Operand, error) {
	o, err := c.evalText(formula)
	if err == nil && o.Kind == Error {
		err = ErrValue
	}
	return o, err
}

type (
	// text is a text in the formula itself.
	text string
	// comparison is 1 where it holds, 0 where not.
	comparison struct {
		op          string
		left, right node
	}
	// choice is IF.
	choice struct{ condition, yes, no node }
	// smallest is MIN of single values.
	smallest []node
	// counting is COUNT (numbers), COUNTA (whatever is there) or COUNTIF (texts
	// that are one given).
	counting struct {
		args   []node
		counts func(Operand) bool
	}
)

func (n text) eval(*Calculator) (Operand, error) { return Operand{Kind: Text, Text: string(n)}, nil }

func (n comparison) eval(c *Calculator) (Operand, error) {
	left, right, err := c.sides(n.left, n.right)
	if err != nil {
		return Operand{}, err
	}
	order, err := compare(left, right)
	if err != nil {
		return Operand{}, err
	}
	if ordersOf(n.op).have(order) {
		return result(decimal.One)
	}
	return result(decimal.Zero)
}

// sides are the values of what stands left and right of an operator.
func (c *Calculator) sides(left, right node) (l, r Operand, err error) {
	if l, err = left.eval(c); err == nil {
		r, err = right.eval(c)
	}
	return l, r, err
}

// compare puts two operands in order; a number and a text have none here.
func compare(a, b Operand) (int, error) {
	if a.Kind == Text || b.Kind == Text {
		if a.Kind != Text && a.Kind != Blank || b.Kind != Text && b.Kind != Blank {
			return 0, ErrUnsupported
		}
		return strings.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text)), nil
	}
	x, err := a.number()
	if err != nil {
		return 0, err
	}
	y, err := b.number()
	return x.Cmp(y), err
}

func (n choice) eval(c *Calculator) (Operand, error) {
	condition, err := c.number(n.condition)
	if err != nil {
		return Operand{}, err
	}
	if condition.IsZero() {
		return n.no.eval(c)
	}
	return n.yes.eval(c)
}

func (n smallest) eval(c *Calculator) (Operand, error) {
	least, err := c.number(n[0])
	if err != nil {
		return Operand{}, err
	}
	for _, arg := range n[1:] {
		d, err := c.number(arg)
		if err != nil {
			return Operand{}, err
		}
		least = decimal.Min(least, d)
	}
	return result(least)
}

func (n counting) eval(c *Calculator) (Operand, error) {
	count := int64(0)
	for _, arg := range n.args {
		a, ok := areaOf(arg)
		if !ok {
			return Operand{}, ErrUnsupported
		}
		err := c.each(a, func(o Operand) error {
			if n.counts(o) {
				count++
			}
			return nil
		})
		if err != nil {
			return Operand{}, err
		}
	}
	return result(decimal.New(count))
}
