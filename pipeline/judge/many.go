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
// tells how many there are.
func (j *Judge) foremost(found []finding.Finding, in Received) []finding.Finding {
	if len(found) <= mostFindings {
		return found
	}
	finding.Sort(found)
	slices.SortStableFunc(found, func(a, b finding.Finding) int { return cmp.Compare(b.Weight(), a.Weight()) })
	many := finding.Finding{Code: "F04", Variant: "findings", Value: strconv.Itoa(len(found)), Expected: strconv.Itoa(mostFindings)}
	// What is left out must not be held in memory by what is kept.
	return append(slices.Clone(found[:mostFindings]), j.complete([]finding.Finding{many}, in)...)
}
