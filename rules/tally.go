package rules

import (
	"slices"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// counted is a check that counts what came of it.
type counted struct {
	code  finding.Code
	count func(*form.Submission, Input) check.Tally
}

// Counts reports whether the checks of a code count what came of them, as those that
// the section wrote itself do.
func (e *Engine) Counts(code finding.Code) bool {
	for _, all := range e.counted {
		for _, c := range all {
			if c.code == code {
				return true
			}
		}
	}
	return slices.ContainsFunc(e.overall, func(o Overall) bool { return o.Code == code })
}

// Tally counts by code what came of a submission. A rule of another form is not in
// it, nor one of all sheets together.
func (e *Engine) Tally(s *form.Submission, in Input) map[finding.Code]check.Tally {
	in = asTold(in)
	all := map[finding.Code]check.Tally{}
	for _, c := range e.counted[s.Form] {
		tally := all[c.code]
		tally.Add(c.count(s, in))
		all[c.code] = tally
	}
	return all
}
