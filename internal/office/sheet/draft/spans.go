package draft

import (
	"cmp"
	"slices"
)

// span is a run of rows or columns, both ends included.
type span struct{ first, last int }

// spans are the hidden rows or columns of a sheet: runs, so that a million
// hidden rows cost no more than one.
type spans []span

func (s spans) add(first, last int) spans {
	if n := len(s); n > 0 && first == s[n-1].last+1 {
		s[n-1].last = max(last, s[n-1].last)
		return s
	}
	return append(s, span{first, last})
}

// joined sorts the runs and makes one of those that overlap.
func (s spans) joined() spans {
	slices.SortFunc(s, func(a, b span) int { return cmp.Compare(a.first, b.first) })
	joined := s[:0]
	for _, next := range s {
		if n := len(joined); n > 0 && next.first <= joined[n-1].last+1 {
			joined[n-1].last = max(joined[n-1].last, next.last)
			continue
		}
		joined = append(joined, next)
	}
	return joined
}

// contain asks joined runs.
func (s spans) contain(at int) bool {
	i, found := slices.BinarySearchFunc(s, at, func(r span, at int) int { return cmp.Compare(r.first, at) })
	return found || i > 0 && s[i-1].last >= at
}
