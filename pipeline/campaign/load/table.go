package load

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// need says what of a column must be there.
type need uint8

const (
	filled   need = iota // the header and a value in every row
	headed               // the header; a cell may be blank
	optional             // neither
)

// column is one column of a settings sheet, found by its header.
type column struct {
	id      string
	header  string
	aliases []string
	need    need
}

// layout is one sheet of the settings workbook: a header row somewhere near
// its top, and rows under it.
type layout struct {
	sheet   string
	columns []column
	closing []string // words that end the table, such as 合计
	// foreign is a list that was not written for us: columns that nobody knows
	// and a missing total are no faults.
	foreign bool
}

// remarks may stand in a column of any sheet.
var remarks = column{id: "remarks", header: "备注", aliases: []string{"说明"}, need: optional}

// table is a settings sheet as read.
type table struct {
	layout  layout
	book    *book
	sheet   *form.Sheet
	header  finding.Ref    // first cell of the header row
	columns map[string]int // column id → column of the sheet
	order   []string       // ids of these columns, as a row has their cells
	rows    []row
	closing *row
}

// headerRows is how many rows with values are searched for the header.
const headerRows = 30

// read reads one sheet. A missing sheet, header or column is a fault, and so
// is a header that nobody knows: it may be a misspelt one.
func (b *book) read(l layout) *table {
	t := &table{layout: l, book: b, columns: map[string]int{}}
	if !b.opened {
		return t
	}
	s, ok := b.sheet(l.sheet)
	if !ok {
		b.fault(l.sheet, finding.Ref{}, say("缺少工作表“%[1]s”", "the sheet %[1]q is missing", l.sheet))
		return t
	}
	t.sheet = s
	i, ok := t.findHeader()
	if !ok {
		b.fault(l.sheet, finding.Ref{}, say("找不到表头行，应有：%s", "no header row found; it should hold: %s", strings.Join(l.headers(), "、")))
		return t
	}
	t.readHeader(i)
	t.readRows(i + 1)
	return t
}

func (l layout) headers() []string {
	var names []string
	for _, c := range l.columns {
		names = append(names, c.header)
	}
	return names
}

// column finds the column that a header means.
func (l layout) column(header string) (column, bool) {
	k := key(header)
	for _, c := range append(slices.Clone(l.columns), remarks) {
		if key(c.header) == k {
			return c, true
		}
	}
	for _, c := range append(slices.Clone(l.columns), remarks) {
		for _, a := range c.aliases {
			if key(a) == k {
				return c, true
			}
		}
	}
	return column{}, false
}

// findHeader returns the index of the row in which most headers stand.
func (t *table) findHeader() (int, bool) {
	least := min(2, len(t.layout.columns))
	best, most := 0, 0
	for i := range min(headerRows, len(t.sheet.Rows)) {
		if n := t.headersIn(i); n > most {
			best, most = i, n
		}
	}
	return best, most >= least
}

// headersIn counts the headers that stand in a row.
func (t *table) headersIn(i int) int {
	n := 0
	for _, c := range t.sheet.Rows[i].Cells {
		if _, ok := t.layout.column(c.Text); ok && c.Kind == form.Text {
			n++
		}
	}
	return n
}

func (t *table) readHeader(i int) {
	for _, c := range t.sheet.Rows[i].Cells {
		if t.header.IsZero() {
			t.header = c.Ref
		}
		known, ok := t.layout.column(c.Text)
		switch _, twice := t.columns[known.id]; {
		case key(c.Text) == "", !ok && t.layout.foreign:
		case !ok:
			t.fault(c.Ref, say("没有“%[1]s”这一列；可用的列：%[2]s、备注", "unknown column %[1]q; known are: %[2]s, 备注", c.Text, strings.Join(t.layout.headers(), "、")))
		case twice:
			if better, ok := t.better(i, t.columns[known.id], c.Ref.Col); ok {
				t.columns[known.id] = better
				continue
			}
			t.fault(c.Ref, say("列“%[1]s”重复", "the column %[1]q stands twice", known.header))
		default:
			t.columns[known.id] = c.Ref.Col
		}
	}
	for _, c := range t.layout.columns {
		if _, ok := t.columns[c.id]; !ok && c.need != optional {
			t.fault(t.header, say("缺少“%[1]s”这一列", "the column %[1]q is missing", c.header))
		}
	}
}

// runningNumber heads codes, but beside another header that does so often numbers that
// only count the rows.
const runningNumber = "序号"

// better is which of two columns of codes holds them; false where nothing tells.
func (t *table) better(header, a, b int) (column int, ok bool) {
	one, other := t.textIn(header, a) == runningNumber, t.textIn(header, b) == runningNumber
	switch {
	case one == other:
		return 0, false
	case other:
		a, b = b, a
	}
	for i := header + 1; i < len(t.sheet.Rows); i++ {
		switch text := t.textIn(i, a); {
		case text == "":
		case strings.Trim(text, "0123456789") == "":
			return b, true
		default: // of a list that was not written for us, other codes may be another system's
			return a, t.layout.foreign
		}
	}
	return 0, false
}

func (t *table) textIn(row, column int) string {
	if c := cellIn(&t.sheet.Rows[row], column); c != nil {
		return key(c.Text)
	}
	return ""
}

// readRows gathers the rows under the header up to the closing row.
func (t *table) readRows(from int) {
	t.order = slices.Sorted(maps.Keys(t.columns))
	down := newDownward(t.sheet)
	rows := t.sheet.Rows[from:]
	t.rows = slices.Grow(t.rows, len(rows))
	for i := range rows {
		line, own := t.line(&rows[i], down)
		if t.closes(rows[i]) {
			t.closing = &line
			return
		}
		if own {
			t.rows = append(t.rows, line)
		}
	}
}

// line is a row of the sheet, and whether anything stands in it by itself.
func (t *table) line(r *form.Row, down downward) (line row, own bool) {
	line = row{table: t, line: r.Index, cells: make([]*form.Cell, len(t.order))}
	for i, id := range t.order {
		col := t.columns[id]
		if c := cellIn(r, col); c != nil {
			own = own || !isBlank(c.Text)
			line.cells[i] = c
		} else if c, ok := down.at(finding.Ref{Row: r.Index, Col: col}); ok {
			line.cells[i] = &c
		}
	}
	return line, own
}

// cellIn is the last cell of a row that stands in a column.
func cellIn(r *form.Row, col int) *form.Cell {
	for i := len(r.Cells) - 1; i >= 0; i-- {
		if r.Cells[i].Ref.Col == col {
			return &r.Cells[i]
		}
	}
	return nil
}

// isBlank reports whether nothing is left of a text that is compared.
func isBlank(s string) bool {
	if s == "" || s[0] < utf8.RuneSelf && unicode.In(rune(s[0]), unicode.Letter, unicode.Digit) {
		return s == ""
	}
	return key(s) == ""
}

// closes reports whether a word that ends the table stands in the row. None of
// these is written in ASCII.
func (t *table) closes(r form.Row) bool {
	ends := func(c form.Cell) bool { return !isASCII(c.Text) && slices.Contains(t.layout.closing, key(c.Text)) }
	return len(t.layout.closing) > 0 && slices.ContainsFunc(r.Cells, ends)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func (t *table) fault(cell finding.Ref, text finding.Text) { t.book.fault(t.layout.sheet, cell, text) }

// downward are the cells that are merged over the rows below them: their
// value counts for each of these rows.
type downward struct {
	merges map[int][]form.Range // by column
	values map[finding.Ref]form.Cell
}

func newDownward(s *form.Sheet) downward {
	d := downward{merges: map[int][]form.Range{}, values: map[finding.Ref]form.Cell{}}
	for _, m := range s.Merges {
		if m.From.Col == m.To.Col && m.From.Row < m.To.Row {
			d.merges[m.From.Col] = append(d.merges[m.From.Col], m)
			d.values[m.From] = form.Cell{}
		}
	}
	for _, r := range s.Rows {
		for _, c := range r.Cells {
			if _, anchor := d.values[c.Ref]; anchor {
				d.values[c.Ref] = c
			}
		}
	}
	return d
}

// at is the cell whose value counts at an address that is itself covered.
func (d downward) at(ref finding.Ref) (form.Cell, bool) {
	for _, m := range d.merges[ref.Col] {
		if m.Contains(ref) {
			c := d.values[m.From]
			return c, !c.Ref.IsZero()
		}
	}
	return form.Cell{}, false
}
