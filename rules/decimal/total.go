package decimal

// Total adds up numbers one by one. The zero Total is 0.
type Total struct{ sum Decimal }

// Add adds d.
func (t *Total) Add(d Decimal) { t.sum = t.sum.Add(d) }

// Sum is what was added, with as many decimals as the finest of it.
func (t *Total) Sum() Decimal { return t.sum }
