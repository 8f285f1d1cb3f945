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
