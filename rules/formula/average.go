package formula

import "jixiao/rules/decimal"

// NewUnstored makes a Calculator that also knows AVERAGE and COUNT, with which
// lists close. It is for formulas with which nothing is stored; where something
// is, New decides what of it is worth recalculating.
func NewUnstored(lookup Lookup) *Calculator {
	c := New(lookup)
	c.means = true
	return c
}

// average is AVERAGE of areas and single values.
type average []node

func (n average) eval(c *Calculator) (Operand, error) {
	sum, count := decimal.Zero, int64(0)
	take := func(o Operand) (err error) {
		if o.Kind == Number {
			count++
			sum, err = add(sum, o.Number)
		}
		return err
	}
	for _, arg := range n {
		a, ok := areaOf(arg)
		if !ok {
			return Operand{}, ErrUnsupported
		}
		if err := c.each(a, take); err != nil {
			return Operand{}, err
		}
	}
	mean, err := apply('/', sum, decimal.New(count))
	if err != nil {
		return Operand{}, err
	}
	return result(mean)
}
