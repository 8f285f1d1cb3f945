package form

import (
	"strings"

	"jixiao/rules/value"
)

// line is one row of a table.
type line struct {
	at   int // position in the sheet's Rows
	kind lineKind
}

// lineKind is what a row under a header row is.
type lineKind uint8

const (
	dataLine lineKind = iota
	blankLine
	subtotalLine
	closingLine
	noteLine   // a remark inside the table
	nilLine    // says that there is nothing to report
	headerLine // the header once more, as on a second page
	endLine    // no longer the table: labels, notes, signatures
)

// scanner classifies the rows under one header row.
type scanner struct {
	*layout
	def    *Block
	words  *blockWords
	region *region

	looked  bool // for the closing row
	closing int  // the last one's position, -1 if there is none
}

// scan finds the rows of a table, down to its closing row or to the last row
// before labels, notes or the end of the sheet; it may go on over pages.
func (l *layout) scan(b int, r *region) {
	l.preferCodes(r, l.words.def.Tables[b].Columns)
	s := scanner{layout: l, def: &l.words.def.Tables[b], words: &l.words.blocks[b], region: r}
	r.last = r.first - 1
	from, _ := l.page.row(r.first)
	for i := from; i < l.page.len() && !l.page.stopped() && !r.ends(l.page.index(i)); i++ {
		switch kind := s.kind(i); kind {
		case endLine:
			page, ok := s.nextPage(i)
			if !ok {
				return
			}
			i = page
		case dataLine, subtotalLine, nilLine:
			s.take(i, kind)
		case closingLine:
			s.take(i, kind)
			s.closeOn(i + 1)
			s.noteBelow()
			return
		}
	}
}

// signatureRows is how many rows of signatures and notes may lie between two
// pages of a table.
const signatureRows = 8

// nextPage finds the header once more behind signatures and notes, if no label
// comes before it: labels begin another form.
func (s *scanner) nextPage(i int) (int, bool) {
	for j := i; j < min(i+signatureRows, s.page.len()) && !s.region.ends(s.page.index(j)); j++ {
		if s.anotherYears(j) {
			return 0, false
		}
		if s.repeatsHeader(j) {
			return j, true
		}
		if s.page.mayHold(j, s.layout.words.labelBit) {
			return 0, false
		}
	}
	return 0, false
}

func (s *scanner) take(i int, kind lineKind) {
	s.region.lines = append(s.region.lines, line{at: i, kind: kind})
	s.region.last = s.page.index(i)
}

// closeOn takes in the rows right under the closing row that hold more of its
// label–value pairs.
func (s *scanner) closeOn(i int) {
	for ; i < s.page.len() && s.page.index(i) == s.region.last+1 && s.opensPairs(i); i++ {
		s.take(i, closingLine)
	}
}

func (s *scanner) kind(i int) lineKind {
	if kind := s.marked(i); kind != dataLine {
		return kind
	}
	switch {
	case s.anotherYears(i):
		return endLine
	case s.opensPairs(i):
		return closingLine
	case s.repeatsHeader(i):
		return headerLine
	case s.numbersColumns(i), s.unasked(i):
		return noteLine
	case s.leaves(i):
		return endLine
	}
	return s.contents(i)
}

// marked looks for the word that makes a row a closing row or a sub-total: in
// one of the first columns, or anywhere in a row that names nothing else.
func (s *scanner) marked(i int) lineKind {
	cells := s.page.cells(i)
	for j, key := range s.page.rowKeys(i) {
		kind := s.words.mark(key)
		if kind == dataLine {
			continue
		}
		if col := cells[j].Ref.Col; j == 0 || col <= s.region.leftmost+2 || s.names(i) == col || s.names(i) == 0 {
			return kind
		}
	}
	return dataLine
}

func (w *blockWords) mark(key string) lineKind {
	switch {
	case key == "":
		return dataLine
	case w.closing[key]:
		return closingLine
	case w.suffix != "" && strings.HasSuffix(key, w.suffix):
		return subtotalLine
	}
	return dataLine
}

// names is the sheet column in which the row names what it is about, 0 if it
// names nothing.
func (s *scanner) names(i int) int {
	if s.words.identity < 0 {
		return 0
	}
	head, there := s.region.column(s.words.identity)
	if c, ok := s.page.cellIn(i, head.cell.Col); there && ok && value.Clean(c.Text) != "" {
		return head.cell.Col
	}
	return 0
}

// opensPairs reports whether the row begins with a label of the closing row.
func (s *scanner) opensPairs(i int) bool {
	if len(s.words.pairs) == 0 {
		return false
	}
	j, ok := s.page.first(i)
	if !ok {
		return false
	}
	key := s.page.rowKeys(i)[j]
	_, pair := s.words.pairs[key]
	return pair && key != ""
}

// repeatsHeader reports whether most headers stand in the row again, each
// under itself.
func (s *scanner) repeatsHeader(i int) bool {
	if !s.page.mayHold(i, s.words.headers.bit) {
		return false
	}
	same, said := 0, false // numbers alone are data
	for j, key := range s.page.rowKeys(i) {
		w, ok := s.region.word(&s.words.headers, key, s.page.cells(i)[j].Ref.Col)
		if !ok {
			continue
		}
		if head, there := s.region.column(w.field); there && head.cell.Col == s.page.cells(i)[j].Ref.Col {
			same++
			said = said || !isDigits(key)
		}
	}
	return said && same >= 2 && 2*same >= s.region.matched || s.repeatsLevel(i)
}

// repeatsLevel reports whether the row is one of the header's rows again, cell
// by cell: of a header in two rows neither holds most of the headers.
func (s *scanner) repeatsLevel(i int) bool {
	from, _ := s.page.row(s.region.header)
	for level := from; level < s.page.len() && s.page.index(level) < s.region.first; level++ {
		if same := s.sameTexts(i, level); same >= 2 {
			return true
		}
	}
	return false
}

// sameTexts counts the cells of a row that say what the cells of another one
// say over them; 0 if one says something else.
func (s *scanner) sameTexts(i, above int) int {
	same, said := 0, !s.words.headers.numbers // numbers alone are data
	for _, c := range s.page.cells(i) {
		if value.Clean(c.Text) == "" {
			continue
		}
		if over, ok := s.page.cellIn(above, c.Ref.Col); !ok || value.Fold(over.Text) != value.Fold(c.Text) {
			return 0
		}
		same++
		said = said || c.Kind == Text && !isDigits(value.Fold(c.Text))
	}
	if !said {
		return 0
	}
	return same
}
