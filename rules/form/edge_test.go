package form

import (
	"context"
	"testing"

	"jixiao/rules/finding"
)

// TestNoCellBesideTheEdge: behind the last column and under the last row there
// is none, and none beside that.
func TestNoCellBesideTheEdge(t *testing.T) {
	at := func(row, col int) finding.Ref { return finding.Ref{Row: row, Col: col} }
	sheet := &Sheet{Merges: []Range{
		{at(34, 1), at(34, finding.MaxCol)}, {at(40, 2), at(finding.MaxRow, 2)}, {at(40, 3), at(finding.MaxRow, finding.MaxCol)},
	}}
	p := newPage(&rows{sheet: sheet, ctx: context.Background()}, &vocabulary{})
	for _, c := range []struct{ of, right, below finding.Ref }{
		{at(1, 1), at(1, 2), at(2, 1)},
		{at(34, 7), finding.Ref{}, at(35, 1)},
		{at(33, finding.MaxCol), finding.Ref{}, at(34, 1)},
		{at(50, 2), at(40, 3), finding.Ref{}},
		{at(finding.MaxRow, finding.MaxCol), finding.Ref{}, finding.Ref{}},
		{finding.Ref{}, finding.Ref{}, finding.Ref{}},
	} {
		if right, below := p.right(c.of), p.below(c.of); right != c.right || below != c.below {
			t.Errorf("beside %v: %v and %v, want %v and %v", c.of, right, below, c.right, c.below)
		}
	}
}
