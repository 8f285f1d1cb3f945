package form

import (
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// readBlock reads a table's header, rows, sub-totals and closing row.
func (s *session) readBlock(b int) {
	def, r := &s.def.Tables[b], s.layout.blocks[b]
	if !r.found() {
		s.tellNoTable(def)
		return
	}
	s.tellHeaders(def.Columns, r)
	t := blockReader{session: s, def: def, words: s.layout.words.blocks[b], region: r,
		carried: map[int]finding.Ref{}, usable: usableColumns(r)}
	t.table.Header = headerCell(r)
	for i := range s.page.sheet.Rows {
		row := s.page.sheet.Rows[i].Index
		if row >= r.first && row <= r.last {
			t.readLine(s.layout.line(b, r, i), i)
		}
	}
	s.sub.Tables[def.ID] = t.table
	t.tellEnd()
}

func (s *session) tellNoTable(def *Block) {
	for i := range def.Columns {
		c := &def.Columns[i]
		if c.Presence == Required || c.Presence == LabelOnly {
			s.at("S03", "", finding.Ref{}, finding.Finding{Field: c.ID, Expected: c.Label,
				Args: finding.Args{"field": c.LabelText()}})
		}
	}
}

// headerCell is the first cell of a header row.
func headerCell(r region) finding.Ref { return finding.Ref{Row: r.header, Col: r.leftmost} }

func usableColumns(r region) map[int]int {
	cols := map[int]int{}
	for i, c := range r.columns {
		cols[i] = c.cell.Col
	}
	return cols
}

// tellHeaders reports missing (S03), doubled (S09) and reworded (S07) headers.
func (s *session) tellHeaders(columns []Field, r region) {
	for i := range columns {
		c := &columns[i]
		head, there := r.columns[i]
		switch {
		case there:
			s.tellWording(c, c.ID, head.cell, head.alias)
		case c.Presence == Required || c.Presence == LabelOnly:
			s.at("S03", "", headerCell(r), finding.Finding{Field: c.ID, Expected: c.Label,
				Args: finding.Args{"field": c.LabelText()}})
		}
	}
	for _, cell := range r.twice {
		c, _ := s.page.at(cell)
		s.at("S09", "header", cell, finding.Finding{Value: value.Clean(c.Text),
			Args: finding.Args{"field": finding.Same(value.Clean(c.Text))}})
	}
}

// blockReader reads the lines of one table.
type blockReader struct {
	*session
	def     *Block
	words   blockWords
	region  region
	table   Table
	usable  map[int]int         // column index → sheet column
	carried map[int]finding.Ref // column index → the cell whose value counts until the next
	groups  []string
	closed  bool
	lastRow int
}

func (t *blockReader) readLine(kind lineKind, i int) {
	row := t.page.sheet.Rows[i].Index
	switch kind {
	case dataLine:
		t.lastRow = row
		t.readRow(row)
	case subtotalLine:
		t.lastRow = row
		t.readSubtotal(row, i)
	case closingLine:
		t.closed = true
		t.readClosing(row, i)
	case nilLine:
		t.sub.Nil = true
	}
}

func (t *blockReader) readRow(row int) {
	line := TableRow{Line: row, Values: map[string]Value{}}
	before := len(t.findings)
	for i := range t.def.Columns {
		c := &t.def.Columns[i]
		col, there := t.usable[i]
		if !there {
			continue
		}
		line.Values[c.ID] = t.readCell(c, i, finding.Ref{Row: row, Col: col})
	}
	line.Group = t.group(line)
	t.table.Rows = append(t.table.Rows, line)
	if code, ok := line.Values[ProjectField]; ok {
		t.lines[row] = code.Text
	}
	t.findings = append(t.findings[:before], t.once(t.findings[before:])...)
}

// readCell reads one cell of a row; in a carried column a blank or covered
// cell says what the last filled one above it says.
func (t *blockReader) readCell(c *Field, i int, ref finding.Ref) Value {
	if !c.Carry {
		return t.parse(c, c.ID, t.page.anchor(ref))
	}
	at := t.page.anchor(ref)
	cell, ok := t.page.at(at)
	if ok && (value.Clean(cell.Text) != "" || cell.Formula != "") {
		t.carried[i] = at
	} else if above, carried := t.carried[i]; carried {
		at = above
	}
	return t.parse(c, c.ID, at)
}

// once drops findings that were told already: a merged value is read for every
// row that it covers, but is one mistake.
func (t *blockReader) once(fs []finding.Finding) []finding.Finding {
	var out []finding.Finding
	for _, f := range fs {
		if f.Place.Cell.Row < t.table.Rows[len(t.table.Rows)-1].Line && t.told(f) {
			continue
		}
		out = append(out, f)
	}
	return out
}

func (t *blockReader) told(f finding.Finding) bool {
	for _, g := range t.findings {
		if g.Code == f.Code && g.Place == f.Place && g.Field == f.Field {
			return true
		}
	}
	return false
}

func (t *blockReader) group(line TableRow) string {
	if t.def.Subtotal == nil {
		return ""
	}
	g := line.Values[t.def.Subtotal.Group].Text
	if g != "" && (len(t.groups) == 0 || t.groups[len(t.groups)-1] != g) {
		t.groups = append(t.groups, g)
	}
	return g
}

// readSubtotal reads a row such as 决策小计; a bare 小计 closes the group above.
func (t *blockReader) readSubtotal(row, i int) {
	line := TableRow{Line: row, Values: t.readTotals(row, t.def.Subtotal.Totals)}
	for _, key := range t.page.rowKeys(i) {
		if name, found := strings.CutSuffix(key, t.words.suffix); found && t.words.suffix != "" {
			line.Group = t.knownGroup(name)
			break
		}
	}
	t.table.Subtotals = append(t.table.Subtotals, line)
}

func (t *blockReader) knownGroup(name string) string {
	for _, g := range t.groups {
		key := value.Label(g)
		if name == key || name != "" && strings.Contains(name, key) {
			return g
		}
	}
	if name == "" && len(t.groups) > 0 {
		return t.groups[len(t.groups)-1]
	}
	return name
}

// readTotals reads the totals that stand in columns of the table.
func (t *blockReader) readTotals(row int, totals []Field) map[string]Value {
	values := map[string]Value{}
	for i := range totals {
		f := &totals[i]
		for c := range t.def.Columns {
			col, there := t.usable[c]
			if t.def.Columns[c].ID == f.Of && there {
				values[f.ID] = t.parse(f, f.ID, t.page.anchor(finding.Ref{Row: row, Col: col}))
			}
		}
	}
	return values
}

func (t *blockReader) readClosing(row, i int) {
	for id, v := range t.readTotals(row, t.def.Closing.Totals) {
		t.sub.Fields[id] = v
	}
	cells := t.page.sheet.Rows[i].Cells
	for j, key := range t.page.rowKeys(i) {
		w, ok := t.words.pairs[key]
		if !ok || key == "" {
			continue
		}
		f := &t.def.Closing.Pairs[w.field]
		t.tellWording(f, f.ID, cells[j].Ref, w.alias)
		t.sub.Fields[f.ID] = t.parse(f, f.ID, t.page.right(cells[j].Ref))
	}
}

// tellEnd reports a table without rows (S05) or without its closing row (S08).
func (t *blockReader) tellEnd() {
	if len(t.table.Rows) == 0 {
		if !t.def.MayEmpty && !t.sub.Nil && !t.nilNote() {
			t.at("S05", "", headerCell(t.region), finding.Finding{})
		}
		return
	}
	if t.def.Closing != nil && t.def.Closing.Required && !t.closed {
		t.at("S08", "", finding.Ref{Row: t.lastRow, Col: t.region.leftmost},
			finding.Finding{Expected: t.def.Closing.Labels[0]})
	}
}

// nilNote looks for "nothing to report" anywhere outside the table.
func (t *blockReader) nilNote() bool {
	for i, row := range t.page.sheet.Rows {
		if row.Index < t.region.first {
			continue
		}
		for _, key := range t.page.rowKeys(i) {
			if t.layout.words.nil_[key] && key != "" {
				t.sub.Nil = true
				return true
			}
		}
	}
	return false
}
