package selfcheck

import (
	"context"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/judge"
	"jixiao/pipeline/markedcopy"
	"jixiao/pipeline/record"
	"jixiao/rules/correct"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Mark makes the marked copy of a file.
func (c *Checker) Mark(ctx context.Context, name string, data []byte, now time.Time) ([]byte, error) {
	by, judged, err := c.again(ctx, name, data, now)
	if err != nil {
		return nil, err
	}
	made, err := c.maker(by).Make(ctx, name, data, judged.Findings)
	return made.Data, err
}

// Correct makes the copy of a file with its form mended; markedcopy.ErrIdle says
// that there is nothing left to mend.
func (c *Checker) Correct(ctx context.Context, name string, data []byte, now time.Time) ([]byte, error) {
	by, judged, err := c.again(ctx, name, data, now)
	if err != nil {
		return nil, err
	}
	reader, err := judge.Reader(by.campaign)
	if err != nil {
		return nil, err
	}
	return c.maker(by).Correct(ctx, name, data, judged.Findings, c.corrections(by, judged), reader)
}

// again judges a file once more: what was found in it is not kept.
func (c *Checker) again(ctx context.Context, name string, data []byte, now time.Time) (*day, record.Judgement, error) {
	by, err := c.on(now)
	if err != nil {
		return nil, record.Judgement{}, err
	}
	judged, err := c.judge(ctx, by, c.received(name, data, by.Date))
	return by, judged, err
}

func (c *Checker) maker(by *day) markedcopy.Maker {
	return markedcopy.Maker{Campaign: by.campaign, Lang: finding.ZH, Subject: by.campaign.Facts.For(c.unit).Label}
}

// corrections are what may be mended in a file's form.
func (c *Checker) corrections(by *day, judged record.Judgement) []correct.Correction {
	if judged.Kind != "xlsx" {
		return nil
	}
	in := correct.Input{Found: judged.Findings, Facts: by.campaign.Facts.For(c.unit)}
	in.Submissions = submissions(judged)
	return correct.Of(in)
}

func submissions(judged record.Judgement) []*form.Submission {
	sheets := make([]*form.Submission, len(judged.Submissions))
	for i := range judged.Submissions {
		sheets[i] = &judged.Submissions[i].Submission
	}
	return sheets
}

// named is what a copy of a file is called.
func named(file, suffix string) string { return campaign.SafeName(markedcopy.Stem(file)) + suffix }
