package view

import (
	"jixiao/rules"
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// RuleCount is a rule of the section's own with what came of it.
type RuleCount struct {
	rules.Info
	check.Tally
	Sheets int // that it was held against
}

// Judged is how often it was: where it passed or failed.
func (r RuleCount) Judged() int { return r.Tally[check.Passed] + r.Tally[check.Failed] }

// ruleCountJSON is a rule of the section's own in findings.json.
type ruleCountJSON struct {
	Code          finding.Code `json:"code"`
	Title         string       `json:"title"`
	Trial         bool         `json:"trial"`
	Sheets        int          `json:"sheets"`
	Judged        int          `json:"judged"`
	Passed        int          `json:"passed"`
	Failed        int          `json:"failed"`
	Unjudged      int          `json:"not_judged"`
	NotApplicable int          `json:"not_applicable"`
	Erred         int          `json:"rule_errors"`
}

func jsonRuleCount(r RuleCount, lang finding.Lang) ruleCountJSON {
	return ruleCountJSON{r.Code, r.Title.In(lang), r.Trial, r.Sheets, r.Judged(),
		r.Tally[check.Passed], r.Tally[check.Failed], r.Tally[check.Unjudged], r.Tally[check.NotApplicable], r.Tally[check.Erred]}
}
