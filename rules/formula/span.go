package formula

import "jixiao/rules/decimal"

// span is everything that a number may stand for: itself, where it was not
// rounded.
func (o Operand) span() decimal.Interval {
	if o.Span != nil {
		return *o.Span
	}
	return decimal.Exactly(o.Number)
}

// ranging is a number that stands for everything of a span, or for itself.
func ranging(kind Kind, d decimal.Decimal, s decimal.Interval) Operand {
	o := Operand{Kind: kind, Number: d}
	if !s.Lo.Equal(s.Hi) {
		o.Span = &s
	}
	return o
}

// combine is one step of arithmetic on what two numbers may stand for. A day and
// a number of days are a day, two days are as many days apart.
func combine(op byte, a, b Operand) (Operand, error) {
	d, err := apply(op, a.Number, b.Number)
	if err != nil {
		return Operand{}, err
	}
	kind := Number
	if (a.Kind == Date) != (b.Kind == Date) {
		kind = Date
	}
	if a.Span == nil && b.Span == nil {
		return Operand{Kind: kind, Number: d}, nil
	}
	s, err := combineSpans(op, a.span(), b.span())
	return ranging(kind, d, s), err
}

// combineSpans is what comes of every pair of numbers from two spans.
func combineSpans(op byte, a, b decimal.Interval) (decimal.Interval, error) {
	switch op {
	case '+':
		return a.Add(b), nil
	case '-':
		return decimal.Interval{Lo: a.Lo.Sub(b.Hi), Hi: a.Hi.Sub(b.Lo)}, nil
	}
	if op == '/' && b.Lo.Sign() <= 0 && b.Hi.Sign() >= 0 {
		return a, ErrDivision
	}
	var out decimal.Interval
	for i, pair := range [...][2]decimal.Decimal{{a.Lo, b.Lo}, {a.Lo, b.Hi}, {a.Hi, b.Lo}, {a.Hi, b.Hi}} {
		d, err := apply(op, pair[0], pair[1])
		if err != nil {
			return out, err
		}
		if i == 0 {
			out = decimal.Exactly(d)
		}
		out.Lo = decimal.Min(out.Lo, d)
		if out.Hi.Less(d) {
			out.Hi = d
		}
	}
	return out, nil
}

// order is -1, 0 or 1 as all that a may stand for is less than all that b may,
// not told apart from it, or more.
func order(a, b Operand) int {
	if a.Span == nil && b.Span == nil {
		return a.Number.Cmp(b.Number)
	}
	x, y := a.span(), b.span()
	switch {
	case x.Hi.Less(y.Lo):
		return -1
	case y.Hi.Less(x.Lo):
		return 1
	}
	return 0
}
