package form

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// region is a table or grid on the page. The zero region was not found.
type region struct {
	header   int         // row of the header's first line
	first    int         // first row under the header
	last     int         // last row that belongs to the table
	columns  []headerCol // by index into Columns; without a cell where not found
	matched  int         // how many columns were found
	twice    []headerCol // headers that stand twice: the second ones
	rivals   []headerCol // headers by another wording than the one that counts
	leftmost int
	spans    []span // headers that stand over several columns
	bounds   bounds // where it was looked for
	heading  int    // row of the heading above it, 0 if it has none
	limit    int    // row in which the next block begins, 0 if none does
	abreast  *page  // its own columns, where another block stands beside it
	lines    []line // of a table: its rows, as classified
	below    []int  // of a table: positions of rows right under its closing row
}

type headerCol struct {
	field int
	cell  finding.Ref
	alias int
}

// ends reports whether the next block begins in a row, or above it.
func (r *region) ends(row int) bool { return r.limit > 0 && row >= r.limit }

func (r *region) found() bool { return r.header > 0 }

func (r *region) contains(row int) bool { return r.found() && r.header <= row && row <= r.last }

// column is where a column's header stands; false if it was not found.
func (r *region) column(i int) (headerCol, bool) {
	if i >= len(r.columns) || r.columns[i].cell.IsZero() {
		return headerCol{}, false
	}
	return r.columns[i], true
}

// doubled reports whether a column's header stands twice.
func (r *region) doubled(i int) bool {
	return slices.ContainsFunc(r.twice, func(h headerCol) bool { return h.field == i })
}

// headerRows is how many rows with values are searched for header rows.
const headerRows = 400

// bounds are the rows and columns between which something lies; 0 is no bound.
type bounds struct {
	after, before int // rows, that do not count themselves
	left, right   int
	// others are the headers of other blocks: a row with more of them is theirs.
	others []*headerWords
}

func (b bounds) hasColumn(col int) bool { return b.left <= col && (b.right == 0 || col <= b.right) }

// headerRow finds the row in which most of the headers stand; fewer than two, or
// fewer than half of them, are no header row. Under another block it may be far
// down.
func (p *page) headerRow(w *headerWords, within bounds) region {
	var best region
	from, to := 0, min(headerRows, p.len())
	if within.after > 0 {
		from, to = p.after(within.after), p.len()
	}
	for i := from; i < to && !p.stopped() && (within.before == 0 || p.index(i) < within.before); i++ {
		if !p.mayHold(i, w.bit) {
			continue
		}
		if r := p.matchHeader(i, w, within); r.matched > best.matched && p.heads(w, &r) && !p.isOthers(i, r.matched, within.others) {
			best = r
		}
	}
	if !best.enough(w) {
		return region{}
	}
	return best
}

// isOthers reports whether another block has more headers in the i-th row.
func (p *page) isOthers(i, matched int, others []*headerWords) bool {
	for _, w := range others {
		if r := p.matchHeader(i, w, bounds{}); r.matched > matched {
			return true
		}
	}
	return false
}

// enough reports whether so many headers were found that they are a header row.
func (r *region) enough(w *headerWords) bool { return r.matched >= 2 && 2*r.matched >= w.fields-1 }

// isHeader reports whether the i-th row could be the header row of a table.
func (p *page) isHeader(i int, w *headerWords) bool {
	if !p.mayHold(i, w.bit) {
		return false
	}
	r := p.matchHeader(i, w, bounds{})
	return r.enough(w) && p.heads(w, &r)
}

// heads reports whether headers that were found are any: numbers alone may be
// anything where other headers are words.
func (p *page) heads(w *headerWords, r *region) bool {
	if !w.numbers || !w.texts {
		return true
	}
	return slices.ContainsFunc(r.columns, func(h headerCol) bool {
		return !h.cell.IsZero() && !isDigits(p.key(h.cell))
	})
}

// matchHeader reads the i-th row as a header row. A header may reach down over
// merged rows; then the rows under its neighbours are read as its second level,
// and so is a row of nothing but further headers right under it.
func (p *page) matchHeader(i int, w *headerWords, within bounds) region {
	row := p.index(i)
	r := region{header: row, bounds: within, columns: make([]headerCol, w.fields), leftmost: finding.MaxCol}
	p.matchLevel(i, w, &r)
	bottom := max(row, p.addSpans(i, w, &r))
	for _, c := range r.columns {
		if !c.cell.IsZero() {
			bottom = max(bottom, p.area(c.cell).To.Row)
		}
	}
	j := i + 1
	for ; j < p.len() && p.index(j) <= bottom; j++ {
		p.matchLevel(j, w, &r)
		if j-i < mostLevels {
			bottom = max(bottom, p.addSpans(j, w, &r))
		}
	}
	if j < p.len() && p.index(j) == bottom+1 && p.onlyNewHeaders(j, w, &r) {
		p.matchLevel(j, w, &r)
		bottom++
	}
	r.first = bottom + 1
	return r
}

// onlyNewHeaders reports whether the i-th row holds nothing but headers that
// have not been found yet.
func (p *page) onlyNewHeaders(i int, w *headerWords, r *region) bool {
	for j, key := range p.rowKeys(i) {
		word, ok := r.word(w, key, p.cells(i)[j].Ref.Col)
		if !ok {
			return false
		}
		if _, taken := r.column(word.field); taken {
			return false
		}
	}
	return len(p.cells(i)) > 0
}

func (p *page) matchLevel(i int, w *headerWords, r *region) {
	for j, key := range p.rowKeys(i) {
		word, ok := r.word(w, key, p.cells(i)[j].Ref.Col)
		if !ok {
			continue
		}
		cell := p.cells(i)[j].Ref
		if p.anchor(cell) != cell || !r.bounds.hasColumn(cell.Col) {
			continue // covered by a merged range: not what the sender sees
		}
		head := headerCol{field: word.field, cell: cell, alias: word.alias}
		switch known, taken := r.column(word.field); {
		case !taken:
			r.matched++
			r.columns[word.field] = head
			r.leftmost = min(r.leftmost, cell.Col)
		case head.alias == 0 && known.alias > 0:
			r.rivals = append(r.rivals, known)
			r.columns[word.field] = head
			r.leftmost = min(r.leftmost, cell.Col)
		case (head.alias == 0) == (known.alias == 0):
			r.twice = append(r.twice, head)
		default:
			r.rivals = append(r.rivals, head)
		}
	}
}

// addHeaders reports missing (S03), doubled (S09) and reworded (S07) headers.
func (s *session) addHeaders(columns []Field, w *headerWords, r *region) {
	s.addMissing(columns, w, r)
	for i := range columns {
		if head, there := r.column(i); there {
			s.addWording(&columns[i], columns[i].ID, head.cell, head.alias)
		}
	}
	for _, head := range r.twice {
		if !s.second.IsZero() {
			break // the headers are those of another form
		}
		c, _ := s.page.at(head.cell)
		s.at("S09", columns[head.field].headerTwice(), head.cell, finding.Finding{Field: columns[head.field].ID, Value: value.Clean(c.Text),
			Args: finding.Args{"field": columns[head.field].LabelText()}})
	}
}
