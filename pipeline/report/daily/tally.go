package daily

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// tally counts the findings that are told by themselves, by what they weigh.
type tally struct {
	by  [finding.Error + 1]int
	all int
}

func (t *tally) add(i *record.Issue) {
	if i.Because == "" {
		t.by[i.Weight()]++
		t.all++
	}
}

// tallies count findings by a word of theirs.
func tallies(issues []record.Issue, group func(*record.Issue) string) map[string]*tally {
	out := map[string]*tally{}
	for n := range issues {
		i := &issues[n]
		t := out[group(i)]
		if t == nil {
			t = &tally{}
			out[group(i)] = t
		}
		t.add(i)
	}
	return out
}

// tallyOf is the count of a group, of nothing where there is none.
func tallyOf(of map[string]*tally, group string) tally {
	if t := of[group]; t != nil {
		return *t
	}
	return tally{}
}
