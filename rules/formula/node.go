package formula

import (
	"strconv"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// node is a part of a formula that has a value.
type node interface {
	eval(c *Calculator) (Operand, error)
}

type (
	// literal is a number in the formula itself.
	literal decimal.Decimal
	// single is a reference to one cell.
	single finding.Ref
	// area is a reference to a rectangle of cells.
	area struct{ from, to finding.Ref }
	// sign is an operand with signs before it.
	sign struct {
		negative bool
		operand  node
	}
	// chain is operands joined by operators of one precedence.
	chain struct {
		first node
		rest  []link
	}
	link struct {
		op      byte
		operand node
	}
	// total is SUM.
	total []node
	// rounding is ROUND.
	rounding struct{ number, digits node }
)

// newArea puts the corners in order: B2:A1 is A1:B2.
func newArea(a, b finding.Ref) area {
	return area{
		finding.Ref{Row: min(a.Row, b.Row), Col: min(a.Col, b.Col)},
		finding.Ref{Row: max(a.Row, b.Row), Col: max(a.Col, b.Col)},
	}
}

func (n literal) eval(*Calculator) (Operand, error) { return result(decimal.Decimal(n)) }

func (n single) eval(c *Calculator) (Operand, error) { return c.cell(finding.Ref(n)) }

// An area stands for one value nowhere but in SUM.
func (n area) eval(*Calculator) (Operand, error) { return Operand{}, ErrUnsupported }

func (n sign) eval(c *Calculator) (Operand, error) {
	o, err := n.operand.eval(c)
	if err != nil || !n.negative {
		return o, err
	}
	if o, err = o.counted(); err != nil {
		return Operand{}, err
	}
	return combine('-', Operand{Kind: o.Kind}, o)
}

func (n chain) eval(c *Calculator) (Operand, error) {
	acc, err := c.counted(n.first)
	if err != nil {
		return Operand{}, err
	}
	for _, l := range n.rest {
		o, err := c.counted(l.operand)
		if err != nil {
			return Operand{}, err
		}
		if acc, err = combine(l.op, acc, o); err != nil {
			return Operand{}, err
		}
	}
	return acc, nil
}

// eval of SUM counts what a spreadsheet counts: in references the numbers
// alone, of other arguments what an operator would make of them.
func (n total) eval(c *Calculator) (Operand, error) {
	sum := decimal.Zero
	for _, arg := range n {
		d, err := c.argument(arg)
		if err != nil {
			return Operand{}, err
		}
		if sum, err = limit(sum.Add(d)); err != nil {
			return Operand{}, err
		}
	}
	return result(sum)
}

func (n rounding) eval(c *Calculator) (Operand, error) {
	o, err := c.counted(n.number)
	if err != nil {
		return Operand{}, err
	}
	digits, err := c.number(n.digits)
	if err != nil {
		return Operand{}, err
	}
	to := decimalsOf(digits)
	s := o.span()
	return ranging(Number, o.Number.Round(to), decimal.Interval{Lo: s.Lo.Round(to), Hi: s.Hi.Round(to)}), nil
}

// decimalsOf cuts the second argument of ROUND to a whole number; beyond the
// bounds of all numbers it makes no more difference.
func decimalsOf(d decimal.Decimal) int {
	whole, _, _ := strings.Cut(d.String(), ".")
	n, err := strconv.Atoi(whole)
	switch {
	case err != nil && d.Sign() < 0, n < -2*maxMagnitude:
		return -2 * maxMagnitude
	case err != nil, n > 2*maxMagnitude:
		return 2 * maxMagnitude
	}
	return n
}
