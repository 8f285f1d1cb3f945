package check

import (
	"fmt"
	"slices"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Setup says for what a check is compiled.
type Setup struct {
	Code          finding.Code
	Kind, Variant string
	Form          *form.Definition
	Forms         []*form.Definition        // of the campaign
	Wordings      func(variant string) bool // whether the rule has a wording
	Tolerance     *decimal.Decimal          // the section's, in place of the check's
	Others        []string                  // parameters that the kind does not take
}

// Compiler turns the parameters of one check into references and gathers every
// fault in them.
type Compiler struct {
	Setup
	byRow     bool        // the check names a table
	table     *form.Block // nil where the form has no such table
	tolerance decimal.Decimal
	tolerant  bool // the kind takes a tolerance
	stated    []Stated
	rowStated []RowStated
	count     func(*form.Submission, Input) Tally
	demand    Demand
	wide      bool // see Wide
	overall   func(Gathered, Input) Outcome
	faults    []Fault
}

// Compiled is a check ready for use, with the relations that it looks at and
// the tolerance that it was given.
type Compiled struct {
	Rule      Rule
	Relations []Stated
	Rows      []RowStated
	Tolerance decimal.Decimal
	// Count counts what comes of the check; nil where its kind does not.
	Count func(*form.Submission, Input) Tally
	// Demand is what the check demands, where its kind says so.
	Demand Demand
	// Wide says that it needs to know what others handed in.
	Wide bool
	// Overall judges all sheets of the form together; nil where each is judged.
	Overall func(Gathered, Input) Outcome
}

// Compile sets up one check by what its kind does with the compiler. The rule
// counts only where there is no fault.
func Compile(build func(*Compiler) Rule, s Setup) (Compiled, []Fault) {
	c := &Compiler{Setup: s}
	if s.Variant != "" {
		c.Emits(s.Variant)
	}
	rule := build(c)
	if s.Tolerance != nil && !c.tolerant && !s.Tolerance.IsZero() {
		c.NotTaken("tolerance")
	}
	for _, other := range s.Others {
		c.NotTaken(other)
	}
	return Compiled{rule, c.stated, c.rowStated, c.tolerance, c.count, c.demand, c.wide, c.overall}, c.faults
}

// Wide says that the check needs to know what others handed in.
func (c *Compiler) Wide() { c.wide = true }

// Overall says how all sheets of the form are judged together.
func (c *Compiler) Overall(judge func(Gathered, Input) Outcome) { c.overall = judge }

// Fault tells what is wrong with a parameter.
func (c *Compiler) Fault(param, zh, en string, args ...any) {
	c.faults = append(c.faults, Fault{param, finding.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}})
}

// NotTaken tells a parameter that the kind does not take.
func (c *Compiler) NotTaken(param string) {
	c.Fault(param, "“%s”这种检查没有这个参数", "a check of kind %q does not take this", c.Kind)
}

// Emits declares wordings that the kind chooses by itself.
func (c *Compiler) Emits(variants ...string) {
	for _, v := range variants {
		if !c.Wordings(v) {
			c.Fault("", "缺少措辞“%s”（variants）", "the wording %q is missing under variants", v)
		}
	}
}

// Words are texts to compare with, at least one.
func (c *Compiler) Words(param string, words []string) []string {
	if len(words) == 0 || slices.Contains(words, "") {
		c.missing(param)
	}
	return words
}

func (c *Compiler) missing(param string) { c.Fault(param, "缺少这个参数", "this is missing") }

// Positive is a number that a kind cannot do without.
func (c *Compiler) Positive(param string, d decimal.Decimal) decimal.Decimal {
	if d.Sign() <= 0 {
		c.Fault(param, "应大于 0", "must be more than 0")
	}
	return d
}

// Tolerate is what a difference may be: the section's word, else the check's own.
func (c *Compiler) Tolerate(own decimal.Decimal) decimal.Decimal {
	c.tolerance, c.tolerant = own, true
	if c.Setup.Tolerance != nil {
		c.tolerance = *c.Setup.Tolerance
	}
	if c.tolerance.Sign() < 0 {
		c.Fault("tolerance", "不能小于 0", "must not be below 0")
	}
	return c.tolerance
}
