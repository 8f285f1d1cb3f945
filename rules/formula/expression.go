package formula

import (
	"errors"
	"iter"

	"jixiao/rules/value"
)

// maxRuleSteps bounds what one rule may cost on one sheet: some ten milliseconds.
const maxRuleSteps = 200_000

// Expression is a rule in the language of workbooks' formulas, with names in place
// of cells.
type Expression struct {
	root  node
	names []Name
}

// Names are what the rule speaks of, in the order in which it does.
func (e *Expression) Names() []Name { return e.names }

// Compile reads a rule that holds or does not. It tells all faults at once, and
// returns no expression then.
func Compile(text string, names *Vocabulary) (*Expression, []Fault) {
	w := readable(text)
	p := parser{text: w.text, written: w, names: names, wide: true}
	if len(text) > maxLength {
		p.report(0, TooLarge, "")
		return nil, p.faults
	}
	root, err := p.expression()
	if p.peek(); err == nil && p.at < len(p.text) {
		p.report(p.at, Unexpected, p.here())
	}
	if err == nil && len(p.faults) == 0 && !isOne(root, Bool) {
		p.report(0, NoCondition, "")
	}
	if len(p.faults) > 0 {
		return nil, p.faults
	}
	return &Expression{root, p.used}, nil
}

// Values is what a rule is held against.
type Values interface {
	// Value is that of a name: on the sheet, or in the row that is looked at. Blank
	// is nothing, Error is something that could not be read.
	Value(n Name) Operand
	// Column is what stands in each row, counted from 0.
	Column(n Name) iter.Seq2[int, Operand]
	// Today is the day on which the sheet was received.
	Today() value.Date
}

// UnjudgedError says that a rule cannot be judged, because of a value that is blank
// or could not be read.
type UnjudgedError struct {
	Name  Name
	Blank bool
}

func (e *UnjudgedError) Error() string { return "not judged for want of " + e.Name.Text }

// IsUnjudged reports whether an error says that there is nothing to judge. What is
// divided by zero is no rate, and wrong in no way of its own.
func IsUnjudged(err error) bool {
	_, ok := errors.AsType[*UnjudgedError](err)
	return ok || errors.Is(err, ErrDivision)
}

// Judging holds one rule, or its condition and what must hold then, against the
// records of one sheet. It remembers what comes to the same in all of them, and
// ends by a bound. It is for one goroutine.
type Judging struct{ c Calculator }

// NewJudging begins a rule on a sheet.
func NewJudging() *Judging {
	var j Judging
	j.Begin()
	return &j
}

// Begin begins another rule, or another sheet.
func (j *Judging) Begin() { *j = Judging{Calculator{steps: maxSteps - maxRuleSteps}} }

// Holds reports whether a rule holds of one record. It is an UnjudgedError or
// ErrDivision where that cannot be judged, and another of this package's errors
// where the rule itself is at fault, or costs too much.
func (j *Judging) Holds(e *Expression, v Values) (bool, error) {
	j.c.values = v
	o, err := e.root.eval(&j.c)
	return !o.Number.IsZero(), err
}
