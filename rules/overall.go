package rules

import (
	"slices"

	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// Overall is a check of all sheets of a form together.
type Overall struct {
	Code  finding.Code
	Form  string
	judge func(check.Gathered, check.Input) check.Outcome
}

// Overall are those that are on, in the order of the catalogue. Only a look over the
// whole campaign can judge by them.
func (e *Engine) Overall() []Overall { return slices.Clone(e.overall) }

// Judge holds a check against all that counts. Received is the day of the look.
func (o Overall) Judge(all check.Gathered, in Input) check.Outcome {
	return o.judge(all, asTold(in))
}
