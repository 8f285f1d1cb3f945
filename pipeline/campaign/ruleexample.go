package campaign

import (
	"slices"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// RuleExample is one row of 本级规则例子: what is given to a rule of the section's own,
// and what must come of it.
type RuleExample struct {
	Code finding.Code
	Says string // what it shows; may be ""
	// File is one in the settings folder, with slashes; Given are values in its
	// stead: 预算执行率=65%；财政综合评分=92.
	File, Given string
	// Cell is where a file must be told of, the zero one is anywhere.
	Cell finding.Ref
	// Want is what must come of it: Passed, Failed, Unjudged or NotApplicable.
	Want check.Outcome
	// Where is the cell that gives File or Given.
	Where string
}

// RuleExamples are the examples of the section's own rules, those that can be
// read, and what is wrong with the others. They change no judgement.
type RuleExamples struct {
	List   []RuleExample
	Faults []RuleFault
	// Rows are as the section wrote them, for whoever lays out the next round.
	Rows []LocalRule
}

// LocalCodes are the codes of 本级规则 as the section wrote them, each once, in its
// order.
func (c *Campaign) LocalCodes() []finding.Code {
	var codes []finding.Code
	for _, row := range c.Local {
		if code := finding.Code(value.Fold(row[0])); code != "" && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return codes
}
