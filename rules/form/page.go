package form

import (
	"cmp"
	"slices"
	"sort"
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
	*rows
	merges     []Range    // by first row
	reach      []int      // the last row that merges[:i+1] cover
	tall       []Range    // merged ranges that reach far down
	keys       [][]string // of the rows that are not packed
	vocabulary *vocabulary
	words      []uint64   // by row: the sets that its keys are in
	folds      [][]string // by row: the folded texts, as titles are compared
	near       int        // the position that was looked up last
	codes      value.Codes
	whole      *page // the sheet that it is a part of; nil where it is the sheet
}

// tallest is how many rows a merged range may have to be looked up by its rows.
const tallest = 64

func newPage(from *rows, v *vocabulary) *page {
	s := from.sheet
	p := &page{rows: from, vocabulary: v, keys: make([][]string, len(s.Rows)), words: make([]uint64, from.len()),
		folds: make([][]string, min(titleRows, from.len())), merges: make([]Range, 0, len(s.Merges))}
	for _, m := range s.Merges {
		if m.To.Row-m.From.Row < tallest {
			p.merges = append(p.merges, m)
		} else {
			p.tall = append(p.tall, m)
		}
	}
	slices.SortStableFunc(p.merges, func(a, b Range) int { return cmp.Compare(a.From.Row, b.From.Row) })
	p.reach = make([]int, 0, len(p.merges))
	reach := 0
	for _, m := range p.merges {
		reach = max(reach, m.To.Row)
		p.reach = append(p.reach, reach)
	}
	return p
}

// row returns the position of a sheet row in Rows, and whether it has values.
func (p *page) row(index int) (int, bool) {
	if p.near < p.len() && p.index(p.near) == index {
		return p.near, true
	}
	at, found := p.search(index)
	if found {
		p.near = at
	}
	return at, found
}

func (p *page) search(index int) (int, bool) {
	at := sort.Search(p.len(), func(i int) bool { return p.index(i) >= index })
	return at, at < p.len() && p.index(at) == index
}

// at returns the cell that stands at an address; a covered cell of a merged
// range answers for itself, not for the range.
func (p *page) at(ref finding.Ref) (Cell, bool) {
	i, found := p.row(ref.Row)
	if !found {
		return Cell{Ref: ref}, false
	}
	cells := p.cells(i)
	j, found := slices.BinarySearchFunc(cells, ref.Col, func(c Cell, col int) int { return cmp.Compare(c.Ref.Col, col) })
	if !found {
		return Cell{Ref: ref}, false
	}
	return cells[j], true
}

// cellIn returns the cell of the i-th row that stands in a column.
func (p *page) cellIn(i, col int) (Cell, bool) {
	cells := p.cells(i)
	for j := range cells {
		if cells[j].Ref.Col >= col {
			return cells[j], cells[j].Ref.Col == col
		}
	}
	return Cell{}, false
}

// first is the position of the i-th row's first cell that shows something or
// is computed.
func (p *page) first(i int) (int, bool) {
	cells := p.cells(i)
	for j := range cells {
		if value.Clean(cells[j].Text) != "" || cells[j].Formula != "" {
			return j, true
		}
	}
	return 0, false
}

// begins reports whether nothing stands before the j-th cell of the i-th row.
func (p *page) begins(i, j int) bool {
	first, _ := p.first(i)
	return first == j
}

// key is the label key of the cell at an address.
func (p *page) key(ref finding.Ref) string {
	i, found := p.row(ref.Row)
	if !found {
		return ""
	}
	for j := range p.cells(i) {
		if p.cells(i)[j].Ref.Col == ref.Col {
			return p.rowKeys(i)[j]
		}
	}
	return ""
}

// area is the merged range that covers an address, or the address alone.
func (p *page) area(ref finding.Ref) Range {
	i, _ := slices.BinarySearchFunc(p.merges, ref.Row+1, func(m Range, row int) int { return cmp.Compare(m.From.Row, row) })
	for i--; i >= 0 && p.reach[i] >= ref.Row; i-- {
		if p.merges[i].Contains(ref) {
			return p.merges[i]
		}
	}
	for _, m := range p.tall {
		if m.Contains(ref) {
			return m
		}
	}
	return Range{From: ref, To: ref}
}

// filled reports whether something stands at an address.
func (p *page) filled(ref finding.Ref) bool {
	c, _ := p.at(ref)
	return value.Clean(c.Text) != "" || c.Formula != ""
}

// merged reports whether an address lies in a merged range.
func (p *page) merged(ref finding.Ref) bool {
	a := p.area(ref)
	return a.From != a.To
}

// anchor is the cell whose value counts for an address: the top left one of
// its merged range.
func (p *page) anchor(ref finding.Ref) finding.Ref { return p.area(ref).From }

// right is the anchor of what stands to the right of a cell or its range: no
// cell behind the last column.
func (p *page) right(ref finding.Ref) finding.Ref {
	a := p.area(ref)
	return p.anchor(finding.At(a.From.Row, a.To.Col+1))
}

// below is the anchor of what stands under a cell or its range: no cell under
// the last row.
func (p *page) below(ref finding.Ref) finding.Ref {
	a := p.area(ref)
	return p.anchor(finding.At(a.To.Row+1, a.From.Col))
}

// rowKeys are the label keys of the i-th row's cells, "" where a cell cannot
// be a label.
func (p *page) rowKeys(i int) []string {
	keys := p.kept(i)
	if *keys == nil {
		cells := p.cells(i)
		*keys = make([]string, len(cells))
		for j := range cells {
			if key := p.labelKey(&cells[j]); key != "" {
				(*keys)[j] = key
				p.words[i] |= p.vocabulary.sets[key]
			}
		}
		p.words[i] |= wordsKnown
	}
	return *keys
}

// kept is where the keys of the i-th row are kept: of a packed row only as
// long as the row itself.
func (p *page) kept(i int) *[]string {
	if i < len(p.keys) {
		return &p.keys[i]
	}
	return &p.unpack(i + p.from).keys
}

// folded are the folded texts of the i-th row's cells, "" where a cell cannot
// be a title; only of the rows in which titles stand.
func (p *page) folded(i int) []string {
	if p.folds[i] == nil {
		cells := p.cells(i)
		p.folds[i] = make([]string, len(cells))
		for j := range cells {
			if cells[j].Kind == Text && len(cells[j].Text) <= longestTitle {
				p.folds[i][j] = value.Fold(cells[j].Text)
			}
		}
	}
	return p.folds[i]
}

// mayHold reports whether the i-th row may hold words of a set; false is sure.
func (p *page) mayHold(i int, bit uint64) bool {
	if p.words[i]&wordsKnown == 0 {
		p.rowKeys(i)
	}
	return p.words[i]&bit != 0
}

func (p *page) labelKey(c *Cell) string {
	if c.Kind == Number && p.vocabulary.numbers[c.Text] {
		return c.Text
	}
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
	return found && p.hides(i)
}
