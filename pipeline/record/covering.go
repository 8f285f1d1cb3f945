package record

import (
	"slices"
	"strings"

	"jixiao/rules/finding"
)

// covering are the answers to the cells of a finding over several, given when
// each of these was told by itself, as before an upgrade.
type covering struct {
	answers   []int
	explained bool // each of them explains its cell; else each objects
}

// cover finds answers to every cell of a finding over several: all of them
// explained, or objected to with one outcome. Less would not do, since one
// reason is none for the other cells.
func (r *replies) cover(i *Issue) covering {
	cells, sender := i.AllCells(), r.addressee(*i)
	if len(cells) < 2 || i.Audience == finding.Section || len(r.lostOf[sender]) == 0 {
		return covering{}
	}
	said := map[finding.Ref][]int{}
	for _, n := range r.lostOf[sender] {
		a := r.answers[n]
		if r.files[i.FileID].Arrival.After(a.File.Arrival) {
			continue // what stood in the cells may have changed
		}
		if cell, ok := a.About.oneOf(i.Finding); ok {
			said[cell] = append(said[cell], n)
		}
	}
	if out := everyCell(cells, said, r.explains); out != nil {
		return covering{out, true}
	}
	out := everyCell(cells, said, func(n int) bool { return r.answers[n].Objection != "" })
	if slices.ContainsFunc(out, func(n int) bool { return r.decisionOn(n) != r.decisionOn(out[0]) }) {
		return covering{}
	}
	return covering{out, false}
}

// resolveTogether has the answers to its cells count for a finding: what each
// explains is kept with its cells.
func (r *replies) resolveTogether(i *Issue, all []Answer, c covering) {
	r.resolve(i, all, c.answers)
	if !c.explained {
		i.Explanation, i.Untaken = nil, nil
	}
	for _, n := range c.answers {
		switch a := &all[n]; {
		case a.Explanation == "":
		case !c.explained:
			a.Explained = Unmatched
		case a.Explained == Outdated:
			a.Explained = Taken // another one counts beside it, not instead
		}
	}
	if i.Explanation != nil {
		i.Explanation.Explanation = r.wordsOf(c.answers)
	}
}

// explains reports whether an answer explains what it is about, by itself.
func (r *replies) explains(n int) bool {
	a := r.answers[n]
	return a.Explanation != "" && a.Flaw == "" && r.decisions[decided{Refuse, a.Target()}] == nil
}

// decisionOn is the kind of the section's word on an objection, "" of none.
func (r *replies) decisionOn(n int) DecisionKind {
	if d := r.decisions[decided{Uphold, r.answers[n].Target()}]; d != nil {
		return d.Kind
	}
	return ""
}

// everyCell are the newest answers to each cell that will do, in their order;
// none where one cell has none.
func everyCell(cells []finding.Cell, said map[finding.Ref][]int, willDo func(n int) bool) []int {
	var out []int
	for _, c := range cells {
		newest := -1
		for _, n := range said[c.At] {
			if willDo(n) {
				newest = n
			}
		}
		if newest < 0 {
			return nil
		}
		out = append(out, newest)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// oneOf is the cell of a finding over several that a row with a key describes.
func (b About) oneOf(f finding.Finding) (finding.Ref, bool) {
	ref, err := finding.ParseRef(b.Cell)
	if err != nil || !b.isFull() || f.Place.Sheet == "" || !slices.Contains(f.Refs(), ref) {
		return ref, false
	}
	here := f
	here.Cells, here.Place.Cell, here.Value = nil, ref, *b.Value
	_, exact := b.means(here)
	return ref, exact
}

// wordsOf are the explanations of the cells of a finding, each once.
func (r *replies) wordsOf(answers []int) string {
	var words []string
	at := map[string][]finding.Ref{}
	for _, n := range answers {
		a := r.answers[n]
		if at[a.Explanation] == nil {
			words = append(words, a.Explanation)
		}
		ref, _ := finding.ParseRef(a.About.Cell) // by which it was found
		at[a.Explanation] = append(at[a.Explanation], ref)
	}
	if len(words) == 1 {
		return words[0]
	}
	for n, said := range words {
		words[n] = finding.Runs(at[said]) + "：" + said
	}
	return strings.Join(words, "；")
}
