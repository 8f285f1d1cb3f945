package form

import (
	"slices"
	"strings"

	"jixiao/rules/finding"
)

// layout is where the parts of one form lie on one page.
type layout struct {
	words  *words
	page   *page
	title  finding.Ref
	years  []int
	stamp  finding.Ref // the cell that names the year
	grids  []region
	blocks []region
	labels [][]occurrence // by index into Definition.Fields
}

// occurrence is a label found outside tables. The zero occurrence is none.
type occurrence struct {
	cell  finding.Ref
	alias int
}

// locate finds header rows, title and labels of a form on a page. Where its
// tables end is left to settle, since most sheets are no such form.
func locate(w *words, p *page) *layout {
	l := &layout{words: w, page: p, labels: make([][]occurrence, len(w.def.Fields))}
	after := 0
	for i := range w.grids {
		r := p.headerRow(&w.grids[i].headers, after)
		if r.found() {
			r.last = l.gridEnd(i, &r)
			after = r.last
		}
		l.grids = append(l.grids, r)
	}
	for i := range w.blocks {
		r := p.headerRow(&w.blocks[i].headers, after)
		r.last = r.header
		after = max(after, r.last)
		l.blocks = append(l.blocks, r)
	}
	l.findTitle()
	l.findLabels()
	return l
}

// choose finds the rows of the tables, and takes back the labels in them.
func (l *layout) choose() {
	after := 0
	for i := range l.grids {
		l.loosenHeaders(l.words.def.Grids[i].Columns, &l.words.grids[i].headers, &l.grids[i])
		after = max(after, l.grids[i].last)
	}
	for i := range l.blocks {
		r := &l.blocks[i]
		if r.found() && r.header <= after {
			*r = l.page.headerRow(&l.words.blocks[i].headers, after)
		}
		if r.found() {
			l.loosenHeaders(l.words.def.Tables[i].Columns, &l.words.blocks[i].headers, r)
			l.scan(i, r)
			after = r.last
		}
	}
	for i := range l.labels {
		l.labels[i] = slices.DeleteFunc(l.labels[i], func(o occurrence) bool { return l.inTable(o.cell.Row) || l.below(o.cell.Row) })
	}
	l.loosenLabels()
}

// mostLabels bounds how often one label is looked at: in the column of a long
// list it may stand in every row.
const mostLabels = 10_000

// findLabels looks for labels, as the whole text of a cell.
func (l *layout) findLabels() {
	for i := 0; i < l.page.len() && !l.page.stopped(); i++ {
		if !l.page.mayHold(i, l.words.labelBit) {
			continue
		}
		for j, key := range l.page.rowKeys(i) {
			if w, ok := l.words.labels[key]; ok && key != "" && len(l.labels[w.field]) < mostLabels {
				o := occurrence{cell: l.page.cells(i)[j].Ref, alias: w.alias}
				l.labels[w.field] = append(l.labels[w.field], o)
			}
		}
	}
}

func (l *layout) inTable(row int) bool {
	for _, list := range [][]region{l.grids, l.blocks} {
		for i := range list {
			if list[i].contains(row) {
				return true
			}
		}
	}
	return false
}

// beginsBlock reports whether the i-th row is the header row of a table, or of a
// grid from the g-th on.
func (l *layout) beginsBlock(g, i int) bool {
	for ; g < len(l.words.grids); g++ {
		if l.page.isHeader(i, &l.words.grids[g].headers) {
			return true
		}
	}
	for b := range l.words.blocks {
		if l.page.isHeader(i, &l.words.blocks[b].headers) {
			return true
		}
	}
	return false
}

// gridEnd is the last row under the header that bears one of the grid's row
// labels, before another block begins.
func (l *layout) gridEnd(g int, r *region) int {
	last := r.first - 1
	misses := 0
	from, _ := l.page.row(r.first)
	for i := from; i < l.page.len() && !l.beginsBlock(g+1, i); i++ {
		if _, _, ok := l.gridRow(g, i); ok {
			last, misses = l.page.index(i), 0
			continue
		}
		if misses++; misses > 3 {
			break
		}
	}
	return last
}

// gridRow tells which row of the grid the i-th row of the page is. A leading
// 其中： is no other wording.
func (l *layout) gridRow(g, i int) (word, finding.Ref, bool) {
	rows := l.words.grids[g].rows
	for j, key := range l.page.rowKeys(i) {
		if key == "" {
			continue
		}
		w, ok := rows[strings.TrimPrefix(key, partsPrefix)]
		if ok {
			return w, l.page.cells(i)[j].Ref, true
		}
	}
	return word{}, finding.Ref{}, false
}

// partsPrefix begins the label of a grid's first part.
const partsPrefix = "其中:"

// lastRow is the last row of the form's tables, 0 if there are none.
func (l *layout) lastRow() int {
	last := 0
	for _, list := range [][]region{l.grids, l.blocks} {
		for i := range list {
			last = max(last, list[i].last)
		}
	}
	return last
}
