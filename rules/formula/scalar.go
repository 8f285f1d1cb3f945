package formula

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"jixiao/rules/decimal"
	"jixiao/rules/value"
)

// epoch is the day 0 of workbooks.
var epoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

const dayLength = 24 * time.Hour

// DateOperand is a day as rules reckon with it.
func DateOperand(d value.Date) Operand {
	return Operand{Kind: Date, Number: decimal.New(int64(d.In(time.UTC).Sub(epoch) / dayLength))}
}

// dateOf is the day that an operand stands for, false for none that there is.
func dateOf(o Operand) (value.Date, bool) {
	n, err := strconv.Atoi(o.Number.Round(0).String())
	const farthest = 3_000_000 // days: beyond the year 9999
	if err != nil || n < -farthest || n > farthest {
		return value.Date{}, false
	}
	d := value.DateOf(epoch.AddDate(0, 0, n))
	return value.NewDate(d.Year, d.Month, d.Day)
}

// Plain is an operand as a text.
func (o Operand) Plain() string {
	switch o.Kind {
	case Text:
		return o.Text
	case Date:
		if d, ok := dateOf(o); ok {
			return d.String()
		}
	}
	return o.Number.String()
}

func absolute(c *Calculator, args []node) (Operand, error) {
	o, err := c.counted(args[0])
	if err != nil {
		return Operand{}, err
	}
	s := o.span()
	switch {
	case s.Hi.Sign() <= 0:
		s = decimal.Interval{Lo: s.Hi.Neg(), Hi: s.Lo.Neg()}
	case s.Lo.Sign() < 0:
		if s.Hi.Less(s.Lo.Neg()) {
			s.Hi = s.Lo.Neg()
		}
		s.Lo = decimal.Zero
	}
	return ranging(Number, o.Number.Abs(), s), nil
}

func not(c *Calculator, args []node) (Operand, error) {
	o, err := args[0].eval(c)
	return judged(o.Number.IsZero()), err
}

// choose is IF. Without a third argument it says what must hold where the first
// one does, and nothing elsewhere.
func choose(c *Calculator, args []node) (Operand, error) {
	o, err := args[0].eval(c)
	switch {
	case err != nil:
		return Operand{}, err
	case !o.Number.IsZero():
		return args[1].eval(c)
	case len(args) == 2:
		return judged(true), nil
	}
	return args[2].eval(c)
}

func blank(c *Calculator, args []node) (Operand, error) {
	blank, err := c.isBlank(args[0])
	return judged(blank), err
}

// isBlank reports whether nothing stands where a name looks. A value that cannot
// be read is there.
func (c *Calculator) isBlank(n node) (bool, error) {
	if n, ok := n.(named); ok {
		if err := c.spend(1); err != nil {
			return false, err
		}
		o := c.values.Value(Name(n))
		if o.Kind == Missing {
			return false, &UnjudgedError{Name: Name(n)}
		}
		return o.Kind == Blank, nil
	}
	o, err := n.eval(c)
	return o.Kind == Text && o.Text == "", err
}

func length(c *Calculator, args []node) (Operand, error) {
	o, err := args[0].eval(c)
	return Operand{Kind: Number, Number: decimal.Scaled(int64(utf8.RuneCountInString(value.Clean(o.Text))), 0)}, err
}

// valueOf is the number that a text holds, such as 95% in ≥95%. Of a text without
// one it cannot be said.
func valueOf(c *Calculator, args []node) (Operand, error) {
	o, err := args[0].eval(c)
	if err != nil || o.Kind == Number {
		return o, err
	}
	s := fold(o.Text)
	d, err := textNumber(strings.TrimSpace(s[len(leadingOperator(s)):]))
	if err != nil {
		return Operand{}, &UnjudgedError{Name: nameOf(args)}
	}
	return Operand{Kind: Number, Number: d}, nil
}

func contains(c *Calculator, args []node) (Operand, error) {
	in, err := args[0].eval(c)
	if err != nil {
		return Operand{}, err
	}
	piece, err := args[1].eval(c)
	return judged(strings.Contains(fold(in.Text), fold(piece.Text))), err
}

func date(c *Calculator, args []node) (Operand, error) {
	var parts [3]int
	for i, arg := range args {
		d, err := c.number(arg)
		if err != nil {
			return Operand{}, err
		}
		if parts[i], err = strconv.Atoi(d.String()); err != nil {
			return Operand{}, ErrRange
		}
	}
	d, ok := value.NewDate(parts[0], parts[1], parts[2])
	if !ok {
		return Operand{}, ErrRange
	}
	return DateOperand(d), nil
}

func partOfDate(part int) func(*Calculator, []node) (Operand, error) {
	return func(c *Calculator, args []node) (Operand, error) {
		o, err := args[0].eval(c)
		if err != nil {
			return Operand{}, err
		}
		d, ok := dateOf(o)
		if !ok {
			return Operand{}, ErrRange
		}
		return Operand{Kind: Number, Number: decimal.New(int64([...]int{d.Year, d.Month, d.Day}[part]))}, nil
	}
}
