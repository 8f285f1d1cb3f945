package form

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// readBlock reads a table's header, rows, sub-totals and closing row.
func (s *session) readBlock(b int) {
	def, r := &s.def.Tables[b], &s.layout.blocks[b]
	if !r.found() {
		s.addNoBlock(def.Columns, slices.Concat(s.layout.grids, s.layout.blocks[:b]), s.layout.blocks[b+1:])
		return
	}
	s.addHeaders(def.Columns, &s.layout.words.blocks[b].headers, r)
	t := blockReader{session: s, def: def, words: &s.layout.words.blocks[b], region: r,
		carried: make([]carried, len(def.Columns)), cells: make([]finding.Ref, len(def.Columns)), told: map[mistake]bool{}}
	t.order, t.found = orderOf(def.Columns, r)
	t.table.Header = headerCell(r)
	for _, line := range r.lines {
		if t.page.stopped() {
			return
		}
		t.readLine(line)
	}
	t.readBelow()
	s.sub.Tables[def.ID] = t.table
	t.addEnd()
}

// orderOf is where the value of each column that was found belongs among those of a
// row, which are in the order of their ids; and how many there are.
func orderOf(columns []Field, r *region) (order []int, found int) {
	order = make([]int, len(columns))
	for i := range columns {
		if _, there := r.column(i); !there {
			continue
		}
		found++
		for j := range columns {
			if _, there := r.column(j); there && columns[j].ID < columns[i].ID {
				order[i]++
			}
		}
	}
	return order, found
}

// headerCell is the first cell of a header row.
func headerCell(r *region) finding.Ref { return finding.Ref{Row: r.header, Col: r.leftmost} }

// blockReader reads the lines of one table.
type blockReader struct {
	*session
	def     *Block
	words   *blockWords
	region  *region
	table   Table
	carried []carried     // by index into Columns
	cells   []finding.Ref // of the row before, by index into Columns
	order   []int         // by index into Columns: where its value belongs in a row
	found   int           // how many columns there are on the sheet
	groups  []string
	told    map[mistake]bool
	closed  bool
	nothing bool // a row says that there is nothing to report
	lastRow int
}

// carried is the cell whose value counts until the next one in its column.
type carried struct {
	from finding.Ref
	text string
}

// mistake is what makes two findings of one table the same.
type mistake struct {
	code  finding.Code
	cell  finding.Ref
	field string
}

func (t *blockReader) readLine(l line) {
	row := t.page.index(l.at)
	switch l.kind {
	case dataLine:
		t.lastRow = row
		t.readRow(row)
	case subtotalLine:
		t.lastRow = row
		t.readSubtotal(row, l.at)
	case closingLine:
		t.closed = true
		t.readClosing(row, l.at)
	case nilLine:
		t.nothing = true
	}
}

func (t *blockReader) readRow(row int) {
	line := TableRow{Line: row, Values: make(Values, t.found)}
	before := len(t.findings)
	for i := range t.def.Columns {
		c := &t.def.Columns[i]
		if head, there := t.region.column(i); there {
			v := t.readCell(c, i, finding.Ref{Row: row, Col: head.cell.Col})
			v.Again = c.Type.shared() && v.Cell == t.cells[i]
			t.cells[i] = v.Cell
			line.Values[t.order[i]] = Named{c.ID, v}
		}
	}
	t.page.count(len(line.Values))
	line.Group = t.group(line)
	t.table.Rows = append(t.table.Rows, line)
	if len(t.findings) > before {
		t.nameItem(before, t.rowName(line))
	}
	if code, ok := line.Values.Of(ProjectField); ok {
		t.lines[row] = ""
		if code.OK() {
			t.lines[row] = code.Text
		}
	}
	t.once(before)
}

// readCell reads one cell of a row. Of a doubled column nobody knows which one
// counts: it was told at the header.
func (t *blockReader) readCell(c *Field, i int, ref finding.Ref) Value {
	at := t.page.anchor(ref)
	if c.Carry {
		at = t.carry(i, at)
	}
	if !t.region.doubled(i) {
		return t.parse(c, c.ID, at)
	}
	v := t.quietly(c, at)
	if v.State == Valid {
		v.State = Invalid
	}
	return v
}

// carry is the cell that counts in a carried column: in a blank or covered
// cell the last filled one above. Another value begins the finer columns anew.
func (t *blockReader) carry(i int, at finding.Ref) finding.Ref {
	c, _ := t.page.at(at)
	text := value.Clean(c.Text)
	if text == "" && c.Formula == "" {
		if t.carried[i].from.IsZero() {
			t.carried[i].from = at // blank from here on: one mistake
		}
		return t.carried[i].from
	}
	if t.carried[i].text != text {
		clear(t.carried[i+1:])
	}
	t.carried[i] = carried{from: at, text: text}
	return at
}

// once drops what was told already: a merged value is read for every row that
// it covers, but is one mistake.
func (t *blockReader) once(before int) {
	kept := t.findings[:before]
	for _, f := range t.findings[before:] {
		m := mistake{f.Code, f.Place.Cell, f.Field}
		if !t.told[m] {
			t.told[m] = true
			kept = append(kept, f)
		}
	}
	t.findings = kept
}

func (t *blockReader) group(line TableRow) string {
	if t.def.Subtotal == nil {
		return ""
	}
	g := line.Value(t.def.Subtotal.Group).Text
	if g != "" && (len(t.groups) == 0 || t.groups[len(t.groups)-1] != g) {
		t.groups = append(t.groups, g)
	}
	return g
}

// addEnd reports a table without rows (S05) or without its closing row (S08).
func (t *blockReader) addEnd() {
	if len(t.table.Rows) == 0 {
		t.sub.Nil = t.nothing || t.nilNote()
		if !t.def.MayEmpty && !t.sub.Nil {
			t.at("S05", "", headerCell(t.region), finding.Finding{})
		}
		return
	}
	if t.def.Closing != nil && t.def.Closing.Required && !t.closed {
		t.at("S08", "", finding.Ref{Row: t.lastRow, Col: t.region.leftmost},
			finding.Finding{Expected: t.def.Closing.Labels[0]})
	}
}

// nilNote looks for "nothing to report" outside the table: for the bare word
// under its header, for a sentence anywhere.
func (t *blockReader) nilNote() bool {
	words := t.layout.words
	if len(words.nothing) == 0 {
		return false
	}
	for i := 0; i < t.page.len() && !t.page.stopped(); i++ {
		for _, c := range t.page.cells(i) {
			if c.Kind != Text || footer(c.Text) {
				continue
			}
			if words.declaresNothing(c.Text) && (t.page.index(i) >= t.region.first || !words.saysNothing(c.Text)) {
				return true
			}
		}
	}
	return false
}
