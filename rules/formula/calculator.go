package formula

import (
	"errors"
	"fmt"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// Bounds on what one sheet's formulas may cost together.
const (
	maxArea  = 100_000   // cells of one area
	maxSteps = 2_000_000 // cells looked up by one Calculator, and its parsing
	maxDepth = 512       // formulas behind one another, with their brackets
)

// Calculator recalculates the formulas of one sheet and remembers the cells
// it has done. It is for one goroutine.
type Calculator struct {
	lookup Lookup
	done   map[finding.Ref]outcome
	open   map[finding.Ref]bool // cells being recalculated now
	steps  int
	depth  int
	wide   bool // see NewWide
	means  bool // see NewUnstored

	values Values      // of a rule
	known  []knownCall // what comes to the same in every row
}

type outcome struct {
	operand Operand
	err     error
}

// New makes a Calculator for the sheet whose cells lookup returns.
func New(lookup Lookup) *Calculator {
	return &Calculator{lookup: lookup, done: map[finding.Ref]outcome{}, open: map[finding.Ref]bool{}}
}

// Eval recalculates one formula, with or without its "=". See Calculator.Eval.
func Eval(formula string, lookup Lookup) (decimal.Decimal, error) {
	return New(lookup).Eval(formula)
}

// Eval recalculates a formula of the sheet, with or without its "=". It
// returns one of this package's errors where the result is no number or
// cannot be known.
func (c *Calculator) Eval(formula string) (decimal.Decimal, error) {
	o, err := c.evalText(formula)
	if err == nil && (o.Kind == Text || o.Kind == Bool) {
		err = ErrUnsupported // such as =A1 with a text in A1
	}
	var d decimal.Decimal
	if err == nil {
		d, err = o.number()
	}
	if err != nil {
		return decimal.Zero, fmt.Errorf("recalculating %q: %w", clip(formula), err)
	}
	return d, nil
}

func (c *Calculator) evalText(formula string) (Operand, error) {
	if err := c.spend(1 + len(formula)/16); err != nil {
		return Operand{}, err
	}
	t, err := c.parse(formula)
	if err != nil {
		return Operand{}, err
	}
	c.depth += 1 + t.depth
	defer func() { c.depth -= 1 + t.depth }()
	if c.depth > maxDepth {
		return Operand{}, ErrLimit
	}
	return t.root.eval(c)
}

// spend counts what the sheet's formulas have cost so far.
func (c *Calculator) spend(steps int) error {
	if c.steps += steps; c.steps > maxSteps {
		return ErrLimit
	}
	return nil
}

// spendOn counts a value of a rule: a long text is folded and searched.
func (c *Calculator) spendOn(o Operand) error { return c.spend(1 + len(o.Text)/64) }

// cell is what a cell counts as: its own recalculated value where it has a
// formula, what is stored where that formula cannot be recalculated.
func (c *Calculator) cell(ref finding.Ref) (Operand, error) {
	if err := c.spend(1); err != nil {
		return Operand{}, err
	}
	o := c.lookup(ref)
	if o.Formula == "" {
		return o, cellError(o)
	}
	if known, ok := c.done[ref]; ok {
		return known.operand, known.err
	}
	if c.open[ref] {
		return Operand{}, ErrCycle
	}
	c.open[ref] = true
	value, err := c.evalText(o.Formula)
	delete(c.open, ref)
	if errors.Is(err, ErrUnsupported) && o.Kind != Blank {
		value, err = o, cellError(o)
	}
	if !errors.Is(err, ErrLimit) {
		c.done[ref] = outcome{value, err}
	}
	return value, err
}

func cellError(o Operand) error {
	if o.Kind == Error {
		return ErrValue
	}
	return nil
}

// number is a part of a formula as operators take it.
func (c *Calculator) number(n node) (decimal.Decimal, error) {
	o, err := n.eval(c)
	if err != nil {
		return decimal.Zero, err
	}
	return o.number()
}

// counted is a part of a formula as operators take it, with what it may stand for.
func (c *Calculator) counted(n node) (Operand, error) {
	o, err := n.eval(c)
	if err != nil {
		return Operand{}, err
	}
	return o.counted()
}

// argument is what one argument adds to a SUM.
func (c *Calculator) argument(n node) (decimal.Decimal, error) {
	if a, ok := areaOf(n); ok {
		return c.sumArea(a)
	}
	return c.number(n)
}

// areaOf is the area that a reference names.
func areaOf(n node) (area, bool) {
	switch n := n.(type) {
	case single:
		return area{finding.Ref(n), finding.Ref(n)}, true
	case area:
		return n, true
	}
	return area{}, false
}

// sumArea adds up the numbers of an area; blanks, texts and truth values are
// passed over.
func (c *Calculator) sumArea(a area) (decimal.Decimal, error) {
	sum := decimal.Zero
	err := c.each(a, func(o Operand) (err error) {
		if o.Kind == Number {
			sum, err = add(sum, o.Number)
		}
		return err
	})
	return sum, err
}

// each hands on what the cells of an area count as, row by row.
func (c *Calculator) each(a area, do func(Operand) error) error {
	rows, cols := a.to.Row-a.from.Row+1, a.to.Col-a.from.Col+1
	if rows*cols > maxArea {
		return ErrLimit
	}
	for i := range rows * cols {
		o, err := c.cell(finding.Ref{Row: a.from.Row + i/cols, Col: a.from.Col + i%cols})
		if err != nil {
			return err
		}
		if err := do(o); err != nil {
			return err
		}
	}
	return nil
}

// add takes in a number as the sheet has stored it, of any size.
func add(sum, d decimal.Decimal) (decimal.Decimal, error) {
	d, err := limit(d)
	if err != nil {
		return decimal.Zero, err
	}
	return limit(sum.Add(d))
}

// clip shortens a formula for an error's text.
func clip(formula string) string {
	const longest = 80
	if runes := []rune(formula); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return formula
}
