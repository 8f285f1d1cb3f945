package form

// fewestBeside is how many headers stand twice in a row at least where two blocks
// stand beside each other.
const fewestBeside = 2

// findBeside finds a block in the header row of the one before it, to its right.
func (l *layout) findBeside(before, s *side) bool {
	if before == nil || len(before.region.twice) < fewestBeside {
		return false
	}
	within := before.region.bounds
	right := within.right
	within.right = before.region.twice[0].cell.Col - 1
	for _, head := range before.region.twice {
		within.right = min(within.right, head.cell.Col-1)
	}
	i, _ := l.page.row(before.region.header)
	first := l.page.matchHeader(i, before.headers, within)
	within.right = 0
	for _, head := range first.columns {
		within.right = max(within.right, head.cell.Col)
	}
	second := l.page.matchHeader(i, s.headers, bounds{left: within.right + 1, right: right})
	if !first.enough(before.headers) || !second.enough(s.headers) {
		return false
	}
	first.bounds, first.heading, first.last = within, before.region.heading, before.region.last
	first.abreast, second.abreast = l.page.columns(first.bounds), l.page.columns(second.bounds)
	*before.region, *s.region = first, second
	return true
}

// on is the layout as a block sees it that another one stands beside.
func (l *layout) on(r *region) *layout {
	if r.abreast == nil {
		return l
	}
	own := *l
	own.page = r.abreast
	return &own
}

// within has something done on the columns of a block alone.
func (s *session) within(r *region, do func()) {
	if r.abreast == nil {
		do()
		return
	}
	page, layout := s.page, s.layout
	s.page, s.layout = r.abreast, layout.on(r)
	s.page.values = page.values
	do()
	page.values, page.halted = s.page.values, s.page.halted
	s.page, s.layout = page, layout
}
