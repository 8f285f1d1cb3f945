package decimal

import "github.com/shopspring/decimal"

// Total adds up numbers one by one, and takes no memory for it as long as they
// are of the size that people write. The zero Total is 0.
type Total struct {
	units    int64   // of ten to the power of exponent
	exponent int32   // 0 or below
	far      Decimal // the part that is too large or too fine for that
}

// full is how many units go to the far part, before a finer number could let
// them overflow.
const full = 1e12

// Add adds d.
func (t *Total) Add(d Decimal) {
	units, exponent, ok := d.small()
	if !ok {
		t.far = t.far.Add(d)
		return
	}
	if t.units >= full || t.units <= -full {
		t.far = t.far.Add(t.near())
		t.units = 0
	}
	if exponent < t.exponent {
		t.units *= powers[t.exponent-exponent]
		t.exponent = exponent
	} else {
		units *= powers[exponent-t.exponent]
	}
	t.units += units
}

func (t *Total) near() Decimal { return Decimal{decimal.New(t.units, t.exponent)} }

// Sum is what was added, with as many decimals as the finest of it.
func (t *Total) Sum() Decimal {
	if t.far == (Decimal{}) {
		return t.near()
	}
	return t.far.Add(t.near())
}
