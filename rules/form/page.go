package form

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// longestLabel is how many characters a label or header may have; longer
// texts are contents or notes and need no key.
const longestLabel = 40

// page is a sheet prepared for looking things up: cells by address, merged
// ranges, and the key of every text that could be a label.
type page struct {
	sheet  *Sheet
	merges []Range // by first row
	reach  []int   // the last row that merges[:i+1] cover
	keys   [][]string
}

func newPage(s *Sheet) *page {
	p := &page{sheet: s, merges: slices.Clone(s.Merges), keys: make([][]string, len(s.Rows))}
	slices.SortFunc(p.merges, func(a, b Range) int { return cmp.Compare(a.From.Row, b.From.Row) })
	reach := 0
	for _, m := range p.merges {
		reach = max(reach, m.To.Row)
		p.reach = append(p.reach, reach)
	}
	return p
}

// row returns the position of a sheet row in Rows, and whether it has values.
func (p *page) row(index int) (int, bool) {
	return slices.BinarySearchFunc(p.sheet.Rows, index, func(r Row, i int) int { return cmp.Compare(r.Index, i) })
}

// at returns the cell that stands at an address; a covered cell of a merged
// range answers for itself, not for the range.
func (p *page) at(ref finding.Ref) (Cell, bool) {
	i, found := p.row(ref.Row)
	if !found {
		return Cell{Ref: ref}, false
	}
	cells := p.sheet.Rows[i].Cells
	j, found := slices.BinarySearchFunc(cells, ref.Col, func(c Cell, col int) int { return cmp.Compare(c.Ref.Col, col) })
	if !found {
		return Cell{Ref: ref}, false
	}
	return cells[j], true
}

// area is the merged range that covers an address, or the address alone.
func (p *page) area(ref finding.Ref) Range {
	i, _ := slices.BinarySearchFunc(p.merges, ref.Row+1, func(m Range, row int) int { return cmp.Compare(m.From.Row, row) })
	for i--; i >= 0 && p.reach[i] >= ref.Row; i-- {
		if p.merges[i].Contains(ref) {
			return p.merges[i]
		}
	}
	return Range{From: ref, To: ref}
}

// anchor is the cell whose value counts for an address: the top left one of
// its merged range.
func (p *page) anchor(ref finding.Ref) finding.Ref { return p.area(ref).From }

// right is the anchor of what stands to the right of a cell or its range.
func (p *page) right(ref finding.Ref) finding.Ref {
	a := p.area(ref)
	return p.anchor(finding.Ref{Row: a.From.Row, Col: a.To.Col + 1})
}

// below is the anchor of what stands under a cell or its range.
func (p *page) below(ref finding.Ref) finding.Ref {
	a := p.area(ref)
	return p.anchor(finding.Ref{Row: a.To.Row + 1, Col: a.From.Col})
}

// rowKeys are the label keys of the i-th row's cells, "" where a cell cannot
// be a label.
func (p *page) rowKeys(i int) []string {
	if p.keys[i] == nil {
		cells := p.sheet.Rows[i].Cells
		p.keys[i] = make([]string, len(cells))
		for j, c := range cells {
			p.keys[i][j] = labelKey(c)
		}
	}
	return p.keys[i]
}

func labelKey(c Cell) string {
	if c.Kind != Text || len(c.Text) > longestLabel*utf8.UTFMax || utf8.RuneCountInString(c.Text) > longestLabel {
		return ""
	}
	return value.Label(c.Text)
}

// hidden reports whether the cell's sheet, row or column is hidden.
func (p *page) hidden(c Cell) bool {
	if p.sheet.Hidden || c.Hidden {
		return true
	}
	i, found := p.row(c.Ref.Row)
	return found && p.sheet.Rows[i].Hidden
}
