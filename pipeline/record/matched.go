package record

import (
	"cmp"
	"slices"

	"jixiao/rules/finding"
)

// addressee is the department that is told of a finding, and may answer it.
func (r *replies) addressee(i Issue) string {
	if _, ok := r.files[i.FileID]; ok {
		return cmp.Or(r.sender(i.FileID), i.Department)
	}
	return i.Department
}

// matched finds the answers to every finding, in their order.
func (r *replies) matched(issues []Issue) map[*Issue][]int {
	answering := map[string]bool{}
	for _, a := range r.answers {
		answering[r.sender(a.FileID)] = true
	}
	groups, order := map[group][]candidate{}, map[string][]group{}
	for i := range issues {
		department := r.addressee(issues[i])
		if department == "" || !answering[department] || issues[i].Audience == finding.Section {
			continue
		}
		g := group{department, issues[i].FileID}
		if groups[g] == nil {
			order[department] = append(order[department], g)
		}
		groups[g] = append(groups[g], candidate{&issues[i], finding.KeyOf(issues[i].Finding)})
	}
	if r.lost == nil { // later on only what still holds is heard
		r.lose(groups, order)
	}
	heard := map[*Issue][]int{}
	for n, a := range r.answers {
		for _, g := range order[r.sender(a.FileID)] {
			if !a.About.bound(r.lost[n]) && r.files[g.file].Arrival.After(a.File.Arrival) {
				continue // it cannot be about what came later
			}
			for _, i := range a.About.among(groups[g], r.lost[n]) {
				heard[i] = append(heard[i], n)
			}
		}
	}
	return heard
}

// group are the findings of a department in one file.
type group struct {
	department string
	file       int64
}

// lose notes whose key no finding of its department has, in whatever file.
func (r *replies) lose(groups map[group][]candidate, order map[string][]group) {
	r.lost, r.lostOf = make([]bool, len(r.answers)), map[string][]int{}
	for n, a := range r.answers {
		_, keyed := finding.ParseKey(a.About.Key)
		r.lost[n] = keyed && !slices.ContainsFunc(order[r.sender(a.FileID)], func(g group) bool {
			return slices.ContainsFunc(groups[g], a.About.isOf)
		})
		if r.lost[n] {
			r.lostOf[r.sender(a.FileID)] = append(r.lostOf[r.sender(a.FileID)], n)
		}
	}
}
