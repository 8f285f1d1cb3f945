package form

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// mostRecords is how many submissions one sheet may hold.
const mostRecords = 2000

// records are the submissions on a page whose form may be there several times.
func (r *Reader) records(p *page, g guess) []guess {
	if !g.layout.words.def.Records {
		return []guess{g}
	}
	starts := g.layout.records()
	if len(starts) < 2 {
		return []guess{g}
	}
	var all []guess
	for i, from := range starts {
		to := p.len()
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		if i == 0 {
			from = 0 // what stands above the first one
		}
		record := r.locateIn(g.layout.words, p.part(from, to))
		if len(all) == mostRecords {
			last := &all[len(all)-1]
			last.second, last.tooMany = record.layout.start(), true
			break
		}
		all = append(all, record)
	}
	return all
}

// locateIn is a form on a page, whatever it resembles.
func (r *Reader) locateIn(w *words, p *page) guess {
	g := guess{sheet: p.sheet, layout: locate(w, p)}
	g.layout.choose()
	g.weigh()
	return g
}

// lastEnd is the last row of the form, or of its last record.
func (g *guess) lastEnd(r *Reader) int {
	if g.layout.words.def.Records {
		if starts := g.layout.records(); len(starts) > 1 {
			p := g.layout.page
			last := r.locateIn(g.layout.words, p.part(starts[len(starts)-1], p.len()))
			return last.layout.end()
		}
	}
	return g.layout.end()
}

// records are the positions at which the form begins, again and again. What
// stands first in the first record, its title or a label, begins each of them
// over its header row; without either a header row begins one.
func (l *layout) records() []int {
	first := l.firstLabel()
	var starts []int
	from := 0
	for _, head := range l.headings() {
		at, ok := l.opening(first, from, head)
		switch {
		case ok:
			starts = append(starts, at)
		case first == "" && len(l.words.titles) == 0:
			starts = append(starts, head)
		case len(starts) == 0:
			starts = append(starts, 0)
		}
		from = head + 1
	}
	return starts
}

// headings are the positions of the rows in which the first block of the form has
// its header, of a form without blocks those of its first label.
func (l *layout) headings() []int {
	w, top := l.firstBlock()
	first := l.firstLabel()
	var all []int
	for i := 0; i < l.page.len() && !l.page.stopped() && len(all) <= mostRecords; i++ {
		switch {
		case w == nil && l.labelled(i, first), w != nil && l.page.index(i) >= top && l.page.isHeader(i, w):
			all = append(all, i)
		}
	}
	return all
}

// firstBlock is the headers of the block that stands first, and where.
func (l *layout) firstBlock() (w *headerWords, row int) {
	for i := range l.grids {
		if r := &l.grids[i]; r.found() && (w == nil || r.header < row) {
			w, row = &l.words.grids[i].headers, r.header
		}
	}
	for i := range l.blocks {
		if r := &l.blocks[i]; r.found() && (w == nil || r.header < row) {
			w, row = &l.words.blocks[i].headers, r.header
		}
	}
	return w, row
}

// firstLabel is the key of the label that stands first above the tables, ""
// where there is none.
func (l *layout) firstLabel() string {
	top, key := l.firstHeader(), ""
	var first finding.Ref
	note := func(at finding.Ref, as string) {
		if (top == 0 || at.Row < top) && (key == "" || at.Row < first.Row || at.Row == first.Row && at.Col < first.Col) {
			first, key = at, as
		}
	}
	for _, found := range l.labels {
		for _, o := range found {
			note(o.cell, l.page.key(o.cell))
		}
	}
	for _, in := range l.insides() {
		note(in.cell, value.Label(in.label))
	}
	return key
}

// labelled reports whether a label stands in the i-th row, in a cell of its own or
// not.
func (l *layout) labelled(i int, key string) bool {
	return slices.Contains(l.page.rowKeys(i), key) || slices.ContainsFunc(l.page.cells(i), func(c Cell) bool {
		return c.Kind == Text && holdsColon(c.Text) &&
			slices.ContainsFunc(l.words.pairsIn(c.Text), func(p pairIn) bool { return value.Label(p.label) == key })
	})
}

// opening is the last row from a position up to a header in which the first label
// stands, or the title over it.
func (l *layout) opening(first string, from, head int) (at int, ok bool) {
	at = head
	for i := head; i >= from && first != ""; i-- {
		if l.labelled(i, first) {
			at, ok = i, true
			break
		}
	}
	for i := at; i >= from && len(l.words.titles) > 0; i-- {
		if l.titledRow(i) {
			return i, true
		}
	}
	return at, ok
}

// titledRow reports whether the title stands in the i-th row.
func (l *layout) titledRow(i int) bool {
	for _, c := range l.page.cells(i) {
		if c.Kind != Text || len(c.Text) > longestTitle {
			continue
		}
		if _, title := l.words.titleIn(value.Fold(c.Text)); title && !footer(c.Text) {
			return true
		}
	}
	return false
}
