package judge

import (
	"cmp"
	"slices"
	"strconv"

	"jixiao/rules/finding"
)

// mostFindings is how many findings of one file are told: whoever has so many
// mends them all in the same way, and each is in every report for good.
const mostFindings = 1000

// foremost keeps the gravest findings of a file that has too many of them, and
// tells how many there are. What follows from others goes first, and is not
// counted: it is not told.
func (j *Judge) foremost(found []finding.Finding, in Received) []finding.Finding {
	if len(found) <= mostFindings {
		return found
	}
	finding.Sort(found)
	slices.SortStableFunc(found, func(a, b finding.Finding) int {
		return cmp.Or(cmp.Compare(b.Weight(), a.Weight()), cmp.Compare(follows(a), follows(b)))
	})
	told := 0
	for _, f := range found {
		told += 1 - follows(f)
	}
	// What is left out must not be held in memory by what is kept.
	kept := slices.Clone(found[:mostFindings])
	if told <= mostFindings {
		return kept
	}
	many := finding.Finding{Code: "F04", Variant: "findings", Value: strconv.Itoa(told), Expected: strconv.Itoa(mostFindings)}
	return append(kept, j.complete([]finding.Finding{many}, in)...)
}

// follows is 1 for what follows from another finding.
func follows(f finding.Finding) int {
	if f.Because != "" {
		return 1
	}
	return 0
}
