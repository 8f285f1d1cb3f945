package record

import (
	"slices"

	"jixiao/rules/finding"
)

// unfolded are findings of which those that follow from a settled one count
// again: what was explained, or rightly objected to, explains nothing else any
// more. They go on following as soon as that lapses, since nothing is stored.
func unfolded(issues []Issue) []Issue {
	if !slices.ContainsFunc(issues, func(i Issue) bool { return i.Because != "" }) {
		return issues
	}
	out := slices.Clone(issues)
	type scope struct {
		file       int64
		department string // where there is no file
	}
	of := map[scope][]*Issue{}
	for n := range out {
		i := &out[n]
		in := scope{file: i.FileID}
		if i.FileID == 0 {
			in.department = i.Department
		}
		of[in] = append(of[in], i)
	}
	for _, together := range of {
		all := make([]*finding.Finding, len(together))
		for n, i := range together {
			all[n] = &i.Finding
		}
		finding.Unfold(all, func(n int) bool { return together[n].Relieved() })
	}
	return out
}
