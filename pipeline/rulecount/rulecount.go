// Package rulecount counts what came of the section's own rules: how often each
// was met, broken, not judged or not applicable, over what was handed in.
//
// It owns which versions count: the current one of each duty. It refuses to judge
// anything by itself, and to record what it counted.
package rulecount

import (
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
	"jixiao/rules"
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// Line is one rule with what came of it.
type Line struct {
	rules.Info
	check.Tally
	Sheets int // that it was held against
}

// Of counts over the current version of each duty, in the order of codes.
func Of(c *campaign.Campaign, s *record.Snapshot) []Line {
	counted := map[finding.Code]*Line{}
	var lines []*Line
	for info := range c.Engine.Infos() {
		if c.Engine.Counts(info.Code) {
			lines = append(lines, &Line{Info: info})
			counted[info.Code] = lines[len(lines)-1]
		}
	}
	if len(lines) == 0 {
		return nil
	}
	for _, chain := range record.Chains(s.Versions) {
		v := record.Newest(chain)
		if v == nil || v.Says == nil {
			continue
		}
		for code, tally := range c.Engine.Tally(v.Submission(), workspace.InputOf(c, *v.File)) {
			counted[code].Add(tally)
			counted[code].Sheets++
		}
	}
	var out []Line
	for _, l := range lines {
		out = append(out, *l)
	}
	return out
}
