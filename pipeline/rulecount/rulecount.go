// Package rulecount counts what came of the section's own rules: how often each
// was met, broken, not judged or not applicable, over what was handed in.
//
// It owns which versions count: the current one of each duty, and what counts beside
// it. It refuses to judge anything by itself, and to record what it counted.
package rulecount

import (
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
	"jixiao/rules"
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Line is one rule with what came of it.
type Line struct {
	rules.Info
	check.Tally
	Sheets int // that it was held against
}

// Of counts over the current version of each duty, in the order of codes. A rule
// about all sheets together is held against them once, on the day of the snapshot.
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
	sheets := crosscheck.SheetsOf(c, s)
	countEach(c, s, sheets, counted)
	in := rules.Input{Facts: c.Facts, Received: dayOf(c, s)}
	for _, o := range c.Engine.Overall() {
		counted[o.Code].Tally[sheets.Overall(o, in)]++
		counted[o.Code].Sheets = sheets.Count(o.Form)
	}
	var out []Line
	for _, l := range lines {
		out = append(out, *l)
	}
	return out
}

// dayOf is the day of a snapshot.
func dayOf(c *campaign.Campaign, s *record.Snapshot) value.Date {
	return value.DateOf(s.Run.AsOf.In(c.Zone))
}

// countEach counts what came of rules about single sheets; of one about several
// things once.
func countEach(c *campaign.Campaign, s *record.Snapshot, sheets *crosscheck.Sheets, counted map[finding.Code]*Line) {
	var parts []record.Part
	on := map[record.Part][]*record.Version{}
	for _, chain := range record.Chains(s.Versions) {
		v := record.Newest(chain)
		if v == nil || v.Says == nil {
			continue
		}
		if on[v.Part()] == nil {
			parts = append(parts, v.Part())
		}
		on[v.Part()] = append(on[v.Part()], v)
	}
	for _, at := range parts {
		v := on[at][0]
		in := workspace.InputOf(c, *v.File)
		in.Others = sheets.Beside(on[at]...)
		for code, tally := range c.Engine.Tally(v.Submission(), in) {
			counted[code].Add(tally)
			counted[code].Sheets++
		}
	}
}
