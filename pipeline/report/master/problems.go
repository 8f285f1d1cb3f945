package master

import (
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/merge"
	"jixiao/rules/form"
)

// problems says how many there are and how many are settled, as the n-th pairs.
// A sheet without rows is not there to be counted in.
func (f *front) problems(first, n int) []pair {
	found, there := f.merged.Role(form.RoleState)
	if !there {
		return nil
	}
	spec := found.Sheet.At(found.Column).Spec
	if len(spec.Done) == 0 {
		return []pair{{found.Sheet.What() + "（个）", write.Count(len(found.Sheet.Rows))}}
	}
	done := settled(found, spec.Done)
	all, settledCell := write.Count(len(found.Sheet.Rows)), write.Count(done)
	if f.state != nil {
		all = f.state.Over("COUNTA", f.state.at+1, f.state.last, write.Count(f.state.totals[f.state.at].filled))
		settledCell = write.Formula(countedWords(f.state.data(), spec.Done), write.Count(done))
	}
	return []pair{{found.Sheet.What() + "（个）", all}, {"其中" + spec.Done[0] + "（个）", settledCell},
		{shareLabel(found.Sheet), share(pairCell(first, n+1), pairCell(first, n), done, len(found.Sheet.Rows))}}
}

// settled counts the rows of which nothing is left to do.
func settled(at merge.Found, done []string) int {
	n := 0
	for i := range at.Sheet.Rows {
		text := at.Sheet.Value(&at.Sheet.Rows[i], at.Column).Text
		for _, word := range done {
			if text == word {
				n++
			}
		}
	}
	return n
}

// countedWords is a formula that counts the cells with one of some words.
func countedWords(cells string, of []string) string {
	var parts []string
	for _, word := range of {
		parts = append(parts, matches(cells, literal(word), word))
	}
	return strings.Join(parts, "+")
}

func shareLabel(s *merge.Sheet) string {
	for _, c := range s.Output.Counts {
		if c.Share != "" {
			return c.Share
		}
	}
	return "完成率"
}
