package check

import "jixiao/rules/form"

// Outcome is what came of a condition in one record of a sheet.
type Outcome uint8

// The outcomes.
const (
	Passed        Outcome = iota
	Failed                // what is told as a finding
	Unjudged              // a value that it needs is blank or could not be read
	NotApplicable         // what it presupposes does not hold there
	Erred                 // the rule itself is at fault: it costs too much, or leaves the numbers there are
	outcomes
)

// weight orders outcomes of which one stands for all.
var weight = [outcomes]int{NotApplicable: 0, Passed: 1, Unjudged: 2, Erred: 3, Failed: 4}

// Outweighs reports whether an outcome is told rather than another.
func (o Outcome) Outweighs(other Outcome) bool { return weight[o] > weight[other] }

// Tally counts outcomes.
type Tally [outcomes]int

// Add counts those of another tally too.
func (t *Tally) Add(other Tally) {
	for o, n := range other {
		t[o] += n
	}
}

// Count says how a kind counts what came of it.
func (c *Compiler) Count(count func(s *form.Submission, in Input) Tally) { c.count = count }
