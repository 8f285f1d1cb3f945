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
	inside map[int]inside // those in one cell with their value, likewise
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
	l.findBlocks()
	l.findTitle()
	l.findLabels()
	return l
}

// has reports whether a label was found, in a cell of its own or not.
func (l *layout) has(field int) bool {
	_, in := l.inside[field]
	return in || len(l.labels[field]) > 0
}

// choose finds the rows of the tables, and takes back the labels in them.
func (l *layout) choose() {
	for i := range l.grids {
		l.loosenHeaders(l.words.def.Grids[i].Columns, &l.words.grids[i].headers, &l.grids[i])
	}
	for i := range l.blocks {
		r := &l.blocks[i]
		if r.found() {
			l.loosenHeaders(l.words.def.Tables[i].Columns, &l.words.blocks[i].headers, r)
			l.on(r).scan(i, r)
		}
	}
	for i := range l.labels {
		l.labels[i] = slices.DeleteFunc(l.labels[i], func(o occurrence) bool { return l.inTable(o.cell.Row) || l.below(o.cell.Row) })
	}
	l.findInside()
	l.loosenLabels()
}

// mostLabels bounds how often one label is looked at: in the column of a long
// list it may stand in every row.
const mostLabels = 10_000

// findLabels looks for labels, as the whole text of a cell.
func (l *layout) findLabels() {
	var firsts []occurrence
	for i := 0; i < l.page.len() && !l.page.stopped(); i++ {
		if !l.page.mayHold(i, l.words.labelBit) {
			continue
		}
		for j, key := range l.page.rowKeys(i) {
			if w, ok := l.words.labels[key]; ok && key != "" && len(l.labels[w.field]) < mostLabels {
				o := occurrence{cell: l.page.cells(i)[j].Ref, alias: w.alias}
				if l.labels[w.field] == nil {
					l.labels[w.field], firsts = roomForOne(firsts, len(l.labels))
				}
				l.labels[w.field] = append(l.labels[w.field], o)
			}
		}
	}
}

// roomForOne is room for one occurrence, from an array for those of all labels:
// most stand on a sheet once.
func roomForOne(firsts []occurrence, labels int) (room, rest []occurrence) {
	if len(firsts) == 0 {
		firsts = make([]occurrence, labels)
	}
	return firsts[:0:1], firsts[1:]
}

func (l *layout) inTable(row int) bool {
	for i := range l.grids {
		if l.grids[i].contains(row) {
			return true
		}
	}
	for i := range l.blocks {
		if l.blocks[i].contains(row) {
			return true
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
