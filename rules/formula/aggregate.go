package formula

import (
	"strings"

	"jixiao/rules/decimal"
)

// eachOf hands on what stands in all rows of the columns among arguments, blanks
// left out, and what other arguments come to. A value that could not be read keeps
// a function from being judged.
func (c *Calculator) eachOf(args []node, do func(Operand) error) error {
	for _, arg := range args {
		col, ok := arg.(column)
		if !ok {
			o, err := arg.eval(c)
			if err == nil {
				err = do(o)
			}
			if err != nil {
				return err
			}
			continue
		}
		for _, o := range c.values.Column(Name(col)) {
			if err := c.inRow(col, o, do); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *Calculator) inRow(col column, o Operand, do func(Operand) error) error {
	if err := c.spendOn(o); err != nil {
		return err
	}
	switch o.Kind {
	case Blank:
		return nil
	case Error, Missing:
		return &UnjudgedError{Name: Name(col)}
	}
	return do(o)
}

func (c *Calculator) total(args []node) (sum Operand, count int64, err error) {
	var s sumUp
	err = c.eachOf(args, func(o Operand) error {
		count++
		return s.add(o)
	})
	if err != nil {
		return Operand{}, count, err
	}
	sum, err = s.sum()
	return sum, count, err
}

// sumUp adds up numbers: exact ones at once, and what rounded ones may stand for
// beside them.
type sumUp struct {
	exact   decimal.Total
	rounded Operand
	any     bool
}

func (s *sumUp) add(o Operand) (err error) {
	if o, err = o.counted(); err != nil {
		return err
	}
	if o.Span == nil {
		s.exact.Add(o.Number)
		return nil
	}
	if !s.any {
		s.rounded, s.any = o, true
		return nil
	}
	s.rounded, err = combine('+', s.rounded, o)
	return err
}

func (s *sumUp) sum() (Operand, error) {
	exact, err := result(s.exact.Sum())
	if err != nil || !s.any {
		return exact, err
	}
	return combine('+', exact, s.rounded)
}

func sumOf(c *Calculator, args []node) (Operand, error) {
	sum, _, err := c.total(args)
	return sum, err
}

func averageOf(c *Calculator, args []node) (Operand, error) {
	sum, count, err := c.total(args)
	if err != nil {
		return Operand{}, err
	}
	return combine('/', sum, Operand{Kind: Number, Number: decimal.New(count)})
}

func leastOf(c *Calculator, args []node) (Operand, error) { return c.extreme(args, -1) }
func mostOf(c *Calculator, args []node) (Operand, error)  { return c.extreme(args, 1) }

// extreme is the least or the largest value; of none it cannot be said.
func (c *Calculator) extreme(args []node, sign int) (Operand, error) {
	var best Operand
	err := c.eachOf(args, func(o Operand) error {
		if best.Kind == Blank || sign*o.Number.Cmp(best.Number) > 0 {
			best = o
		}
		return nil
	})
	if err == nil && best.Kind == Blank {
		err = &UnjudgedError{Name: nameOf(args), Blank: true}
	}
	return best, err
}

// nameOf is the first name among arguments.
func nameOf(args []node) Name {
	for _, arg := range args {
		switch n := arg.(type) {
		case column:
			return Name(n)
		case named:
			return Name(n)
		}
	}
	return Name{}
}

func countOf(counts func(Operand) bool) func(*Calculator, []node) (Operand, error) {
	return func(c *Calculator, args []node) (Operand, error) {
		n := int64(0)
		err := c.eachOf(args, func(o Operand) error {
			if counts(o) {
				n++
			}
			return nil
		})
		return Operand{Kind: Number, Number: decimal.New(n)}, err
	}
}

func countIf(c *Calculator, args []node) (Operand, error) {
	n := int64(0)
	err := c.meeting(args, func(int) { n++ })
	return Operand{Kind: Number, Number: decimal.New(n)}, err
}

// sumIf adds up what stands in the rows that meet a criterion, in the same column
// or in another one.
func sumIf(c *Calculator, args []node) (Operand, error) {
	var rows []int
	if err := c.meeting(args, func(i int) { rows = append(rows, i) }); err != nil {
		return Operand{}, err
	}
	col, ok := args[len(args)-1].(column)
	if len(args) == 2 {
		col, ok = args[0].(column)
	}
	if !ok {
		return Operand{}, ErrUnsupported
	}
	var s sumUp
	for i, o := range c.values.Column(Name(col)) {
		if len(rows) == 0 || i != rows[0] {
			continue
		}
		rows = rows[1:]
		if err := c.inRow(col, o, s.add); err != nil {
			return Operand{}, err
		}
	}
	return s.sum()
}

// meeting tells the rows of a column that meet a criterion.
func (c *Calculator) meeting(args []node, do func(row int)) error {
	want, err := args[1].eval(c)
	if err != nil {
		return err
	}
	meets := criterion(want, args[1])
	col := args[0].(column)
	for i, o := range c.values.Column(Name(col)) {
		err := c.inRow(col, o, func(o Operand) error {
			if meets(o) {
				do(i)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// criterion is what COUNTIF and SUMIF go by: a value, or a text such as ">=60".
func criterion(want Operand, word node) func(Operand) bool {
	if want.Kind != Text {
		return func(o Operand) bool { return o.Kind == want.Kind && order(o, want) == 0 }
	}
	op := leadingOperator(want.Text)
	rest := strings.TrimSpace(want.Text[len(op):])
	limit, err := textNumber(rest)
	folded := fold(rest)
	if op == "" {
		op = "="
	}
	if err != nil {
		return func(o Operand) bool {
			return o.Kind == Text && likeness(fold(o.Text), word, folded) == (op == "=") && (op == "=" || op == "<>")
		}
	}
	number := Operand{Kind: Number, Number: limit}
	return func(o Operand) bool {
		return o.Kind == Number && ordersOf(op).have(order(o, number)) || o.Kind == Text && op == "=" && fold(o.Text) == folded
	}
}

func leadingOperator(text string) string {
	p := parser{text: text}
	return p.operator()
}
