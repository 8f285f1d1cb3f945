package daily

import (
	"cmp"
	"math"
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// comparison is the program held against the section: each finding that sent
// something back, or asked for an explanation, with what the section noted.
type comparison struct {
	told   []compared
	missed []record.Note
	slips  []record.Note
	count  map[record.Comparison]int
}

// compared is one finding with its note, nil where there is none; of a finding
// that the ledger no longer holds, the note alone.
type compared struct {
	tellable
	note *record.Note
}

// open is how many findings are compared with nothing yet.
func (x comparison) open() int {
	return len(x.told) - x.count[record.Same] - x.count[record.Falsely]
}

// Compares reports whether the section is to compare findings with its own: on
// trial, and then as long as it noted anything.
func Compares(c *campaign.Campaign, s *record.Snapshot) bool {
	return c.Publishing == campaign.Trial || len(s.Notes) > 0
}

// compare holds what was told of what was handed in against the section's
// notes: until the trial ended, and what was noted besides.
func (d *daily) compare() comparison {
	x := comparison{count: map[record.Comparison]int{}}
	notes := map[string]*record.Note{}
	for i := range d.Snapshot.Notes {
		n := &d.Snapshot.Notes[i]
		notes[n.Key] = n
		x.count[n.Comparison()]++
		if !n.Slip().IsZero() {
			x.slips = append(x.slips, *n)
		}
	}
	end, seen := d.lastOfTrial(), map[string]bool{}
	for _, t := range d.tellables() {
		if n := notes[t.key]; n != nil || t.issue.FirstRun <= end {
			seen[t.key] = true
			x.told = append(x.told, compared{t, n})
		}
	}
	for i := range d.Snapshot.Notes {
		switch n := &d.Snapshot.Notes[i]; {
		case n.OfMissed():
			x.missed = append(x.missed, *n)
		case !seen[n.Key]:
			x.told = append(x.told, compared{tellable{key: n.Key}, n})
		}
	}
	return x
}

// lastOfTrial is the last run whose findings are to be compared; 0 is none.
func (d *daily) lastOfTrial() (run int64) {
	if d.Campaign.Publishing == campaign.Trial {
		return math.MaxInt64
	}
	way := ""
	for _, one := range d.Snapshot.Dispatches {
		if one.Way != "" && way == string(campaign.Trial) {
			run = one.Run
		}
		way = cmp.Or(one.Way, way)
	}
	return run
}

// tellable is a finding that sends back what a department handed in, or asks
// for an explanation of it.
type tellable struct {
	key   string
	issue *record.Issue
	holds bool // still
}

// tellables are all of them, each once: those that hold, unit by unit, and then
// those that do not any more.
func (d *daily) tellables() []tellable {
	senders, seen := d.Snapshot.Senders(), map[string]bool{}
	var out []tellable
	add := func(i record.Issue, holds bool) {
		if key := record.ToldKey(i); isTold(i) && !seen[key] {
			seen[key] = true
			out = append(out, tellable{key, &i, holds})
		}
	}
	for _, i := range d.Snapshot.Issues {
		add(i, true)
	}
	holding := len(out)
	for _, i := range d.Snapshot.Ever {
		if !i.CampaignWide {
			i.Department = senders[i.FileID]
		}
		add(i, false)
	}
	byUnit := func(a, b tellable) int { return d.CompareUnits(a.issue.Department, b.issue.Department) }
	slices.SortStableFunc(out[:holding], byUnit)
	slices.SortStableFunc(out[holding:], byUnit)
	return out
}

// isTold reports whether a finding sends back what a department handed in, or
// asks for an explanation of it, also where one was given since.
func isTold(i record.Issue) bool {
	return i.FileID != 0 && i.Department != "" && i.Audience != finding.Section && i.Finding.Weight() >= finding.Warning
}
