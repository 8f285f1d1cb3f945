package papers

import (
	"slices"
	"strings"

	"jixiao/internal/office/word"
)

// mayLack is the word behind a list by which a template says that a campaign may have
// no such list: {{如有 问题清单|可无}}. Then all that the template asks of it is empty,
// and not wrong.
const mayLack = "可无"

// optionalLists are the lists that a template says so of.
func optionalLists(asked []string) (names []string) {
	for _, text := range asked {
		head, how, _ := strings.Cut(strings.ReplaceAll(text, "｜", "|"), "|")
		rest, ok := strings.CutPrefix(strings.TrimSpace(head), "如有")
		if !ok {
			rest, ok = strings.CutPrefix(strings.TrimSpace(head), "如无")
		}
		if !ok || !slices.ContainsFunc(strings.Split(how, "|"), func(w string) bool { return sameName(w, mayLack) }) {
			continue
		}
		if n, ok := parseName(strings.TrimSpace(rest), func(string) bool { return true }); ok {
			names = append(names, n.list)
		}
	}
	return names
}

// mayLack takes in lists that there need not be, as far as there are none.
func (f *facts) mayLack(names []string) {
	for _, name := range names {
		if f.list(name) == nil {
			f.add(&list{name: name, missing: true})
		}
	}
}

// nothing is what stands for a name that speaks of a list that there is not.
func (l *list) nothing(n name, how []string) word.Slot {
	if len(how) > 0 {
		if sum := summaryOf(how[0]); sum != nil {
			d, k := sum.of(nil, number)
			slot, _ := standing(d, k, nil)
			return slot
		}
	}
	return word.Slot{List: n.rows()}
}
