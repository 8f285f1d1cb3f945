package selfcheck

import (
	"context"
	"slices"

	"jixiao/pipeline/judge"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// byClock are the keys of those findings that are there only because of the day:
// on the sender's computer that is what its clock says. A file that tells of no day
// to come is the same on every day: judging it once more would be half of all work.
func (c *Checker) byClock(ctx context.Context, by *day, in judge.Received, judged record.Judgement) (map[finding.Key]bool, error) {
	if len(judged.Findings) == 0 || !tellsOfLater(judged, in.Day) {
		return nil, nil
	}
	in.Day = value.Date{}
	dayless, err := c.judge(ctx, by, in)
	if err != nil {
		return nil, err
	}
	out := map[finding.Key]bool{}
	for _, f := range judged.Findings {
		out[finding.KeyOf(f)] = true
	}
	for _, f := range dayless.Findings {
		delete(out, finding.KeyOf(f))
	}
	return out, nil
}

// tellsOfLater reports whether a date in a file lies after a day.
func tellsOfLater(judged record.Judgement, day value.Date) bool {
	later := func(v form.Value) bool { return v.OK() && v.Date.After(day) }
	for _, s := range submissions(judged) {
		for _, v := range s.Fields {
			if later(v) {
				return true
			}
		}
		for _, t := range s.Tables {
			if slices.ContainsFunc(t.Rows, func(row form.TableRow) bool { return anyOf(row.Values, later) }) {
				return true
			}
		}
	}
	return false
}

func anyOf(values form.Values, holds func(form.Value) bool) bool {
	for _, named := range values {
		if holds(named.Value) {
			return true
		}
	}
	return false
}
