package formguess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"jixiao/rules/form"
)

// keys are the keys of a definition that may be in doubt, as they are written.
func keys(d *form.Definition) []string {
	all := []string{"", "id", "name", "about", "title", "records"}
	list := func(at string, n int) {
		for i := range n {
			all = append(all, fmt.Sprintf("%s[%d]", at, i))
		}
	}
	list("fields", len(d.Fields))
	for i := range d.Grids {
		at := fmt.Sprintf("grids[%d]", i)
		all = append(all, at)
		list(at+".columns", len(d.Grids[i].Columns))
	}
	for i := range d.Tables {
		at := fmt.Sprintf("tables[%d]", i)
		all = append(all, at)
		list(at+".columns", len(d.Tables[i].Columns))
		all = append(all, at+".subtotal", at+".closing")
	}
	return append(all, "master")
}

// ordered are the doubts in the order of the keys that they are about; those of
// what the draft left out are of the form as a whole.
func ordered(d *form.Definition, list []Doubt) []Doubt {
	rank := map[string]int{}
	for i, key := range keys(d) {
		rank[key] = i
	}
	for i := range list {
		for key := list[i].Key; ; key = key[:max(strings.LastIndexAny(key, ".["), 0)] {
			if _, known := rank[key]; known {
				list[i].Key = key
				break
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Doubt) int { return cmp.Compare(rank[a.Key], rank[b.Key]) })
	return list
}
