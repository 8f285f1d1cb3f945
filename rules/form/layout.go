package form

import (
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/value"
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
	labels map[int][]occurrence // by index into Definition.Fields
}

// region is a table or grid on the page. The zero region was not found.
type region struct {
	header   int               // row of the header's first line
	first    int               // first row under the header
	last     int               // last row that belongs to the table
	columns  map[int]headerCol // by index into Columns
	twice    []finding.Ref     // headers that stand twice
	leftmost int
}

type headerCol struct {
	cell  finding.Ref
	alias int
}

// occurrence is a label found outside tables.
type occurrence struct {
	cell  finding.Ref
	alias int
}

func (r region) found() bool { return r.header > 0 }

func (r region) contains(row int) bool { return r.found() && r.header <= row && row <= r.last }

// titleRows is how many rows with values are searched for a title.
const titleRows = 15

// headerRows is how many rows with values are searched for header rows.
const headerRows = 400

// locate finds title, header rows and labels of a form on a page.
func locate(w *words, p *page) *layout {
	l := &layout{words: w, page: p, labels: map[int][]occurrence{}}
	l.findTitle()
	after := 0
	for i := range w.grids {
		r := p.headerRow(w.grids[i].headers, after)
		if r.found() {
			r.last = l.gridEnd(i, r)
			after = r.last
		}
		l.grids = append(l.grids, r)
	}
	for i := range w.blocks {
		r := p.headerRow(w.blocks[i].headers, after)
		if r.found() {
			r.last = l.blockEnd(i, r)
			after = r.last
		}
		l.blocks = append(l.blocks, r)
	}
	l.findLabels()
	return l
}

func (l *layout) findTitle() {
	for i := range l.page.sheet.Rows[:min(titleRows, len(l.page.sheet.Rows))] {
		for _, c := range l.page.sheet.Rows[i].Cells {
			if c.Kind != Text || len(c.Text) > 600 {
				continue
			}
			key := value.Fold(c.Text)
			if l.title.IsZero() && containsAny(key, l.words.titles) {
				l.title = c.Ref
				l.noteYears(c)
			} else if isStamp(key) {
				l.noteYears(c)
			}
		}
	}
}

func (l *layout) noteYears(c Cell) {
	years := value.Years(c.Text)
	if len(years) > 0 && len(l.years) == 0 {
		l.years, l.stamp = years, c.Ref
	}
}

// isStamp reports whether a text is a year alone: (2023年度).
func isStamp(key string) bool {
	t := strings.Trim(key, "()[]")
	return len(t) >= len("2023年") && len(t) <= len("2023年度") && strings.HasPrefix(t[4:], "年") && len(value.Years(t)) == 1
}

func containsAny(s string, parts []string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

// findLabels looks for labels outside tables, as the whole text of a cell.
func (l *layout) findLabels() {
	for i, row := range l.page.sheet.Rows {
		if l.inTable(row.Index) {
			continue
		}
		for j, key := range l.page.rowKeys(i) {
			if w, ok := l.words.labels[key]; ok && key != "" {
				l.labels[w.field] = append(l.labels[w.field], occurrence{cell: row.Cells[j].Ref, alias: w.alias})
			}
		}
	}
}

func (l *layout) inTable(row int) bool {
	for _, r := range l.grids {
		if r.contains(row) {
			return true
		}
	}
	for _, r := range l.blocks {
		if r.contains(row) {
			return true
		}
	}
	return false
}

// headerRow finds the row under `after` in which most of the headers stand;
// fewer than two, or fewer than half of them, are no header row.
func (p *page) headerRow(headers map[string]word, after int) region {
	fields := map[int]bool{}
	for _, w := range headers {
		fields[w.field] = true
	}
	var best region
	for i := range p.sheet.Rows[:min(headerRows, len(p.sheet.Rows))] {
		if p.sheet.Rows[i].Index <= after {
			continue
		}
		r := p.matchHeader(i, headers)
		if len(r.columns) > len(best.columns) {
			best = r
		}
	}
	if len(best.columns) < 2 || 2*len(best.columns) < len(fields)-1 {
		return region{}
	}
	return best
}

// matchHeader reads the i-th row as a header row. A header may reach down over
// merged rows; then the rows under its neighbours are read as its second level.
func (p *page) matchHeader(i int, headers map[string]word) region {
	row := p.sheet.Rows[i]
	r := region{header: row.Index, first: row.Index + 1, columns: map[int]headerCol{}}
	p.matchLevel(i, headers, &r)
	if len(r.columns) == 0 {
		return r
	}
	bottom := row.Index
	for _, c := range r.columns {
		bottom = max(bottom, p.area(c.cell).To.Row)
	}
	for j := i + 1; j < len(p.sheet.Rows) && p.sheet.Rows[j].Index <= bottom; j++ {
		p.matchLevel(j, headers, &r)
	}
	r.first = bottom + 1
	r.leftmost = finding.MaxCol
	for _, c := range r.columns {
		r.leftmost = min(r.leftmost, c.cell.Col)
	}
	return r
}

func (p *page) matchLevel(i int, headers map[string]word, r *region) {
	for j, key := range p.rowKeys(i) {
		w, ok := headers[key]
		if !ok || key == "" {
			continue
		}
		cell := p.sheet.Rows[i].Cells[j].Ref
		if p.anchor(cell) != cell {
			continue // covered by a merged range: not what the sender sees
		}
		switch known, taken := r.columns[w.field]; {
		case !taken || w.alias < known.alias && w.alias == 0:
			r.columns[w.field] = headerCol{cell: cell, alias: w.alias}
		case (w.alias == 0) == (known.alias == 0):
			r.twice = append(r.twice, cell)
		}
	}
}

// gridEnd is the last row under the header that bears one of the grid's row
// labels.
func (l *layout) gridEnd(g int, r region) int {
	last := r.first - 1
	misses := 0
	for i := range l.page.sheet.Rows {
		row := l.page.sheet.Rows[i]
		if row.Index < r.first {
			continue
		}
		if _, _, ok := l.gridRow(g, i); ok {
			last, misses = row.Index, 0
			continue
		}
		if misses++; misses > 3 {
			break
		}
	}
	return last
}

// gridRow tells which row of the grid the i-th row of the page is.
func (l *layout) gridRow(g, i int) (word, finding.Ref, bool) {
	rows := l.words.grids[g].rows
	for j, key := range l.page.rowKeys(i) {
		w, ok := rows[key]
		if !ok {
			w, ok = rows[strings.TrimPrefix(key, "其中:")]
		}
		if ok && key != "" {
			return w, l.page.sheet.Rows[i].Cells[j].Ref, true
		}
	}
	return word{}, finding.Ref{}, false
}
