package form

import (
	"cmp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// addMissing reports the columns of a table that are not there (S03): one
// mistake, with the strange headers that look like them.
func (s *session) addMissing(columns []Field, w *headerWords, r *region) {
	var missing []*Field
	for i := range columns {
		if _, there := r.column(i); !there && columns[i].Asked() {
			missing = append(missing, &columns[i])
		}
	}
	if len(missing) == 0 {
		return
	}
	zh, en := labelsOf(missing)
	f := finding.Finding{Field: missing[0].ID, Expected: zh, Args: finding.Args{"field": {ZH: zh, EN: en}}}
	at := headerCell(r)
	if pairs := likely(missing, s.layout.heads(w, r)); len(pairs) > 0 {
		at, f.Value = pairs[0].cell.Ref, value.Clean(pairs[0].cell.Text)
		f.Args["like"] = finding.Same(strings.Join(each(pairs, pair.words), "，"))
		if len(pairs) > 1 {
			f.Cells = each(pairs, func(p pair) finding.Cell { return finding.Cell{At: p.cell.Ref, Expected: p.field.Label} })
		}
	}
	s.at("S03", "", at, f)
}

// pair is a strange header and the column that it may be.
type pair struct {
	field *Field
	cell  Cell
	like  int
}

// words say which header looks like which column.
func (p pair) words() string {
	return finding.QuoteIn(finding.ZH, value.Clean(p.cell.Text)) + "→" + finding.QuoteIn(finding.ZH, p.field.Label)
}

// likely pairs missing columns with strange headers, the most like first, each
// once; in the order in which the headers stand.
func likely(missing []*Field, heads []Cell) []pair {
	var all, chosen []pair
	for _, f := range missing {
		for _, c := range heads {
			if like := f.likeness(c.Text); like >= leastLike && !f.isAnother(c.Text) {
				all = append(all, pair{f, c, like})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int { return cmp.Compare(b.like, a.like) })
	for _, p := range all {
		if !slices.ContainsFunc(chosen, func(q pair) bool { return q.field == p.field || q.cell.Ref == p.cell.Ref }) {
			chosen = append(chosen, p)
		}
	}
	slices.SortFunc(chosen, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.cell.Ref.Row, b.cell.Ref.Row), cmp.Compare(a.cell.Ref.Col, b.cell.Ref.Col))
	})
	return chosen
}

// isAnother reports whether a word before the column's name makes another column
// of it: whoever renamed that would put wrong values into the right place.
func (f *Field) isAnother(text string) bool {
	rest, ends := strings.CutSuffix(value.Bare(text), value.Label(f.Label))
	return ends && isOtherwise(rest)
}

// leastLike is how many percent of the characters a header must share with a
// column's name to be shown beside it.
const leastLike = 34

// likeness is how many percent of the longer of two texts stays the same when
// one is made into the other: the best of a field's words.
func (f *Field) likeness(text string) int {
	key, best := []rune(value.Bare(text)), 0
	for _, word := range append([]string{f.Label}, f.Aliases...) {
		other := []rune(value.Label(word))
		longest := max(len(key), len(other))
		if longest == 0 {
			continue
		}
		best = max(best, 100*(longest-levenshtein.ComputeDistance(string(key), string(other)))/longest)
	}
	return best
}

func each[A, B any](all []A, of func(A) B) []B {
	out := make([]B, len(all))
	for i, a := range all {
		out[i] = of(a)
	}
	return out
}
