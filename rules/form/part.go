package form

// part is the page of the rows from a position up to another one. What is known
// of them stays known.
func (p *page) part(from, to int) *page {
	part := *p
	part.rows = &rows{sheet: p.sheet, from: p.from + from, to: p.from + to, ctx: p.ctx, most: p.most, halted: p.halted}
	kept := len(p.keys)
	part.keys = p.keys[min(from, kept):min(to, kept)]
	part.words = p.words[from:to]
	part.folds = make([][]string, min(titleRows, to-from))
	part.near, part.whole = 0, p.entire()
	return &part
}

// columns is the page with the cells of some columns alone.
func (p *page) columns(within bounds) *page {
	own := *p
	own.rows = &rows{sheet: p.sheet, from: p.from, to: p.to, ctx: p.ctx, most: p.most, halted: p.halted, left: within.left, right: within.right}
	own.keys = make([][]string, len(p.keys))
	own.words = make([]uint64, len(p.words))
	own.folds = make([][]string, len(p.folds))
	own.near, own.whole = 0, p.entire()
	return &own
}

// entire is the page of the whole sheet.
func (p *page) entire() *page {
	if p.whole != nil {
		return p.whole
	}
	return p
}

// after is the position of the first row under a row of the sheet.
func (p *page) after(row int) int {
	at, found := p.search(row)
	if found {
		at++
	}
	return at
}
