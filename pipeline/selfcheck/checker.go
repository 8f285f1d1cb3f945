// Package selfcheck judges one file before it is sent (报送前自查), as its unit's
// folder would have it judged, and gives what a page shows of it: verdict,
// findings, the sheets as pictures, what the unit still owes.
//
// It owns what of a judgement a sender sees at home. It refuses to judge by rules
// of its own, and disk, network and clock: the day is an argument. What only the
// section may know it leaves out, wherever it came from.
package selfcheck

import (
	"context"
	"fmt"
	"slices"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/judge"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Checker judges files for one unit. It is for one file at a time.
type Checker struct {
	campaign *campaign.Campaign
	unit     string
	prepared *day
}

// day is a campaign as it stands on one day, with the judge by it.
type day struct {
	value.Date
	campaign *campaign.Campaign
	judge    *judge.Judge
}

// New makes a checker of the snapshot of a campaign, for the unit of which that is.
// In one for everybody a file is judged as if nobody in particular had sent it.
func New(c *campaign.Campaign) *Checker {
	made := Checker{campaign: c}
	if c.Snapshot != nil {
		made.unit = c.Snapshot.Unit
	}
	return &made
}

// on prepares the campaign as of a moment, once a day.
func (c *Checker) on(now time.Time) (*day, error) {
	today := value.DateOf(now.In(c.campaign.Zone))
	if c.prepared != nil && c.prepared.Date == today {
		return c.prepared, nil
	}
	camp := c.campaign.On(today)
	by, err := judge.New(camp)
	if err != nil {
		return nil, err
	}
	c.prepared = &day{today, camp, by}
	return c.prepared, nil
}

// received is the file as if it had come on the day.
func (c *Checker) received(name string, data []byte, on value.Date) judge.Received {
	return judge.Received{Name: name, Data: data, Department: c.unit, Unsent: c.unit == "", Day: on}
}

// judge judges one file by itself, as a run would if nothing else had come.
func (c *Checker) judge(ctx context.Context, by *day, in judge.Received) (record.Judgement, error) {
	out, err := by.judge.File(ctx, in)
	if err != nil {
		return out, fmt.Errorf("check %s: %w", in.Name, err)
	}
	out = by.judge.Alone(in, out, crosscheck.ProblemsIn(by.campaign.Engine, submissions(out)))
	out.Findings = slices.DeleteFunc(out.Findings, func(f finding.Finding) bool { return f.Audience == finding.Section })
	return out, nil
}
