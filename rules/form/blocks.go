package form

// findBlocks finds the header rows of grids and tables: each under the one before,
// under its heading, or beside one with the same headers.
func (l *layout) findBlocks() {
	l.grids, l.blocks = make([]region, len(l.words.grids)), make([]region, len(l.words.blocks))
	if len(l.grids) == 0 && len(l.blocks) == 1 {
		r := &l.blocks[0]
		*r = l.page.headerRow(&l.words.blocks[0].headers, bounds{})
		r.last = r.header
		return
	}
	sides := l.sides()
	headings := l.findHeadings(sides)
	var before *side
	after := 0
	for k := range sides {
		s := &sides[k]
		if !l.findBeside(before, s) {
			l.findBelow(sides, k, boundsOf(sides, headings, k, after))
			s.region.heading = headings[k]
		}
		if !s.region.found() {
			continue
		}
		s.region.last = s.region.header
		if k < len(l.grids) {
			s.region.last = l.on(s.region).gridEnd(k, s.region)
		}
		after = max(after, s.region.last)
		before = s
	}
	setLimits(sides)
}

// findBelow finds the header row of a block where it should stand, else above all
// others: grids are listed first, wherever they stand.
func (l *layout) findBelow(sides []side, k int, within bounds) {
	within.others = l.words.rivals[k]
	s := &sides[k]
	*s.region = l.page.headerRow(s.headers, within)
	top := l.firstHeader()
	if s.region.found() || within.after == 0 || top == 0 || s.heading != "" {
		return
	}
	*s.region = l.page.headerRow(s.headers, bounds{before: top, others: within.others})
}

// side is a grid or a table with its headers and where it is.
type side struct {
	headers *headerWords
	region  *region
	heading string
}

// sides are the grids and the tables.
func (l *layout) sides() []side {
	all := make([]side, 0, len(l.grids)+len(l.blocks))
	for i := range l.grids {
		all = append(all, side{&l.words.grids[i].headers, &l.grids[i], l.words.def.Grids[i].Heading})
	}
	for i := range l.blocks {
		all = append(all, side{&l.words.blocks[i].headers, &l.blocks[i], l.words.def.Tables[i].Heading})
	}
	return all
}

// setLimits tells each block where the next one begins under it.
func setLimits(sides []side) {
	for _, s := range sides {
		for _, next := range sides {
			if !next.region.found() || next.region.header <= s.region.header {
				continue
			}
			begin := next.region.header
			if h := next.region.heading; h > s.region.header {
				begin = h
			}
			if s.region.limit == 0 || begin < s.region.limit {
				s.region.limit = begin
			}
		}
	}
}

// begins reports whether a block begins in a row.
func (l *layout) begins(row int) bool {
	for _, s := range l.sides() {
		if row > 0 && s.region.header == row {
			return true
		}
	}
	return false
}
