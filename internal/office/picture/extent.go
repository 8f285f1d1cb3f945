package picture

import (
	"slices"
	"sort"

	"jixiao/rules/form"
)

// extent are the rows or columns that may be drawn, ascending.
type extent struct {
	all   []int
	most  int // of them from the first on
	last  int // the last one with a value
	spare int // marks whose surroundings are not drawn: there are too many
}

// around is how much is drawn on either side of a mark that stands far away.
const around = 3

// newExtent takes the first ones, and what is around marks, at most as much
// again.
func newExtent(most, last, highest int, marks []int) extent {
	e := extent{most: most, last: last}
	for i := 1; i <= min(most, highest); i++ {
		e.all = append(e.all, i)
	}
	far := 0
	for _, m := range slices.Compact(slices.Sorted(slices.Values(marks))) {
		switch {
		case m <= most-around || m > highest:
			continue
		case far >= most:
			e.spare++
			continue
		}
		for i := max(m-around, e.all[len(e.all)-1]+1); i <= min(m+around, highest); i++ {
			e.all = append(e.all, i)
			far++
		}
	}
	return e
}

// lastRow is the last row with a value.
func lastRow(s *form.Sheet) int {
	last := 0
	if n := len(s.Rows); n > 0 {
		last = s.Rows[n-1].Index
	}
	if s.Packed != nil && s.Packed.Len() > 0 {
		last = max(last, s.Packed.Index(s.Packed.Len()-1))
	}
	return last
}

// rowOf is a row of a sheet, without cells where it has none.
func rowOf(s *form.Sheet, index int) form.Row {
	if i, ok := sort.Find(len(s.Rows), func(i int) int { return index - s.Rows[i].Index }); ok {
		return s.Rows[i]
	}
	if s.Packed != nil {
		if i, ok := sort.Find(s.Packed.Len(), func(i int) int { return index - s.Packed.Index(i) }); ok {
			return s.Packed.Row(i)
		}
	}
	return form.Row{Index: index}
}

// axis is a row or column that is drawn.
type axis struct {
	index    int
	position int // in the extent
	size     int // a width in pixels, a height in tenths of a point
	seam     seam
	unhidden bool // it is hidden in the file, and shown for a mark in it
}

// seam says what is left out between a row or column and the one before.
type seam struct {
	hidden  [2]int // from, to; 0 is none
	missing [2]int
}

func (s *seam) add(at *[2]int, index int) {
	if at[0] == 0 {
		at[0] = index
	}
	at[1] = index
}

// axes are those of the extent that show: what is hidden shows where it is
// marked. The seam behind the last is returned beside.
func (e *extent) axes(end int, hidden, marked func(int) bool, size func(int) int) ([]axis, seam) {
	var all []axis
	var between seam
	before := 0
	for position, i := range e.all {
		if i > end {
			break
		}
		if i > before+1 {
			between.add(&between.missing, before+1)
			between.add(&between.missing, i-1)
		}
		before = i
		if hidden(i) && !marked(i) {
			between.add(&between.hidden, i)
			continue
		}
		all = append(all, axis{i, position, size(i), between, hidden(i)})
		between = seam{}
	}
	if e.last > before {
		between.missing = [2]int{before + 1, e.last}
	}
	return all, between
}

// find is the position of the first axis at or behind an index.
func find(all []axis, index int) int {
	return sort.Search(len(all), func(i int) bool { return all[i].index >= index })
}
