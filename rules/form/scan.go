package form

// line is one row of a table.
type line struct {
	at   int // position in the sheet's Rows
	kind lineKind
}

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
	s := scanner{layout: l, def: &l.words.def.Tables[b], words: &l.words.blocks[b], region: r}
	r.last = r.first - 1
	from, _ := l.page.row(r.first)
	for i := from; i < l.page.len() && !l.page.stopped(); i++ {
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
	for j := i; j < min(i+signatureRows, s.page.len()); j++ {
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
