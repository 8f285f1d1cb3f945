package record

import (
	"cmp"
	"slices"
)

// Recorded are findings in the order of an account, whether they were read or found
// just now: by file, of each what is in it as it was recorded, then what was found
// over the whole campaign. A run leaves rows of these that it finds again, so that
// where their rows stand says when each came first.
func Recorded(issues []Issue) []Issue {
	all := make([]*Issue, len(issues))
	for i := range issues {
		all[i] = &issues[i]
	}
	if slices.IsSortedFunc(all, compareRecorded) {
		return issues
	}
	return recorded(all)
}

func recorded(all []*Issue) []Issue {
	slices.SortStableFunc(all, compareRecorded)
	out := make([]Issue, len(all))
	for i, issue := range all {
		out[i] = *issue
	}
	return out
}

func compareRecorded(a, b *Issue) int {
	switch {
	case a.FileID != b.FileID:
		return cmp.Compare(a.FileID, b.FileID)
	case a.CampaignWide != b.CampaignWide:
		if b.CampaignWide {
			return -1
		}
		return 1
	case !a.CampaignWide:
		return 0
	}
	return compareIssues(a, b)
}
