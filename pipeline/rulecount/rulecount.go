// Package rulecount counts what came of the section's own rules: how often each
// was met, broken, not judged or not applicable, over what was handed in.
//
// It owns which versions count: the current one of each duty, and what counts beside
// it; and which sheets need not be counted again. It refuses to judge anything by
// itself: the ledger keeps what came of it, outside the chain.
package rulecount

import (
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
	"jixiao/rules"
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form/packed"
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
func Of(c *campaign.Campaign, s *record.Snapshot) []Line { return newCount(c).over(s) }

// count is one counting.
type count struct {
	c     *campaign.Campaign
	lines []Line
	at    map[finding.Code]int // where the line of a code stands
	// before is what came of sheets when they were counted last, now what comes of
	// them; nothing of sheets without a name.
	before map[name][]byte
	now    []byte
	named  func(*record.Version) (n name, ok bool)
	desk   packed.Desk // on which one sheet after the other is opened
}

func newCount(c *campaign.Campaign) *count {
	of := &count{c: c, at: map[finding.Code]int{}, named: func(*record.Version) (n name, ok bool) { return n, false }}
	for info := range c.Engine.Infos() {
		if c.Engine.Counts(info.Code) {
			of.at[info.Code] = len(of.lines)
			of.lines = append(of.lines, Line{Info: info})
		}
	}
	return of
}

func (of *count) over(s *record.Snapshot) []Line {
	if len(of.lines) == 0 {
		return nil
	}
	sheets := crosscheck.SheetsOf(of.c, s)
	for _, on := range parts(s) {
		of.add(on, sheets)
	}
	in := rules.Input{Facts: of.c.Facts, Received: dayOf(of.c, s)}
	for _, o := range of.c.Engine.Overall() {
		l := &of.lines[of.at[o.Code]]
		l.Tally[sheets.Overall(o, in)]++
		l.Sheets = sheets.Count(o.Form)
	}
	return of.lines
}

// dayOf is the day of a snapshot.
func dayOf(c *campaign.Campaign, s *record.Snapshot) value.Date {
	return value.DateOf(s.Run.AsOf.In(c.Zone))
}

// parts are the newest versions, those of one sheet, or of one part of it, together:
// of one about several things it counts once what came of rules.
func parts(s *record.Snapshot) [][]*record.Version {
	var all [][]*record.Version
	at := map[record.Part]int{}
	for _, chain := range record.Chains(s.Versions) {
		v := record.Newest(chain)
		if v == nil || v.Says == nil {
			continue
		}
		n, met := at[v.Part()]
		if !met {
			n, all = len(all), append(all, nil)
			at[v.Part()] = n
		}
		all[n] = append(all[n], v)
	}
	return all
}

// add counts what came of the rules about single sheets on one.
func (of *count) add(on []*record.Version, sheets *crosscheck.Sheets) {
	v := on[0]
	n, kept := of.named(v)
	if kept && of.again(n) {
		return
	}
	in := workspace.InputOf(of.c, *v.File)
	in.Others = sheets.Beside(on...)
	tallies := of.c.Engine.Tally(v.Says.On(&of.desk), in)
	for code, tally := range tallies {
		of.lines[of.at[code]].met(tally)
	}
	if kept {
		of.keep(n, tallies)
	}
}

// met takes in what came of the rule on one sheet.
func (l *Line) met(tally check.Tally) {
	l.Add(tally)
	l.Sheets++
}
