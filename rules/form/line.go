package form

import (
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

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

// line classifies the i-th row of the page as a row of a block.
func (l *layout) line(b int, r region, i int) lineKind {
	row := l.page.sheet.Rows[i]
	keys := l.page.rowKeys(i)
	def, w := &l.words.def.Tables[b], l.words.blocks[b]
	for j, key := range keys {
		if row.Cells[j].Ref.Col > r.leftmost+2 && j > 0 {
			break
		}
		if w.closing[key] && key != "" {
			return closingLine
		}
		if w.suffix != "" && strings.HasSuffix(key, w.suffix) {
			return subtotalLine
		}
	}
	switch {
	case l.repeatsHeader(r, i):
		return headerLine
	case l.leavesTable(b, r, i):
		return endLine
	}
	return l.contents(def, w, r, i)
}

// contents tells a data row from a blank one, a remark, and "nothing to report".
func (l *layout) contents(def *Block, w blockWords, r region, i int) lineKind {
	filled := 0
	var only Cell
	for f, c := range r.columns {
		cell, ok := l.page.at(finding.Ref{Row: l.page.sheet.Rows[i].Index, Col: c.cell.Col})
		if !ok || value.Clean(cell.Text) == "" && cell.Formula == "" {
			continue
		}
		if l.words.nil_[labelKey(cell)] && (only == Cell{} || filled == 0) {
			only = cell
		}
		if !def.Columns[f].Carry && !def.Columns[f].Ordinal {
			filled++
		}
	}
	first := l.firstCell(i)
	switch {
	case filled <= 1 && l.words.nil_[labelKey(only)] && only.Kind == Text:
		return nilLine
	case filled == 0 && footer(first.Text):
		return endLine
	case filled == 0:
		return blankLine
	case filled == 1 && l.spansColumns(first, r):
		return noteLine
	}
	return dataLine
}

// spansColumns reports whether a cell is merged over three or more columns, as
// remarks are and data never.
func (l *layout) spansColumns(c Cell, r region) bool {
	a := l.page.area(c.Ref)
	return a.To.Col-a.From.Col >= 2 && a.To.Col-a.From.Col+1 >= len(r.columns)/2
}

func (l *layout) firstCell(i int) Cell {
	for _, c := range l.page.sheet.Rows[i].Cells {
		if value.Clean(c.Text) != "" || c.Formula != "" {
			return c
		}
	}
	return Cell{}
}

// repeatsHeader reports whether most headers stand in the row again, each
// under itself.
func (l *layout) repeatsHeader(r region, i int) bool {
	same := 0
	for _, c := range r.columns {
		at, ok := l.page.at(finding.Ref{Row: l.page.sheet.Rows[i].Index, Col: c.cell.Col})
		head, _ := l.page.at(c.cell)
		if ok && at.Kind == Text && value.Fold(at.Text) == value.Fold(head.Text) {
			same++
		}
	}
	return same >= 2 && 2*same >= len(r.columns)
}

// leavesTable reports whether the row is one of labels or signatures: it begins
// with such a word, and its numeric columns hold no numbers. (资金到位率 is both
// a label of the score sheet and the name of an indicator in its table.)
func (l *layout) leavesTable(b int, r region, i int) bool {
	first := l.firstCell(i)
	_, label := l.words.labels[labelKey(first)]
	if !label && !(first.Ref.Col <= r.leftmost+1 && footer(first.Text)) {
		return false
	}
	for f, c := range r.columns {
		if !l.words.def.Tables[b].Columns[f].Type.Numeric() {
			continue
		}
		cell, ok := l.page.at(finding.Ref{Row: l.page.sheet.Rows[i].Index, Col: c.cell.Col})
		if ok && (cell.Kind == Number || cell.Formula != "") && cell.Ref != first.Ref {
			return false
		}
	}
	return true
}

// blockEnd is the last row of a block: its closing row, or the last data row
// before labels, notes, another header row or the end of the sheet.
func (l *layout) blockEnd(b int, r region) int {
	last := r.first - 1
	for i := range l.page.sheet.Rows {
		row := l.page.sheet.Rows[i].Index
		if row < r.first {
			continue
		}
		switch l.line(b, r, i) {
		case closingLine:
			return row
		case endLine:
			return last
		case dataLine, subtotalLine, nilLine:
			last = row
		}
	}
	return last
}
