package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// sheetScan goes once over the part of a sheet. It keeps where the cells with
// a value or a formula are and writes their values, and nothing else, to the
// clean copy: a million formatted empty rows leave no trace.
type sheetScan struct {
	lookups
	meter *meter
	out   *bufio.Writer
	sheet *form.Sheet

	section  string
	hidden   columns
	shared   map[int]sharedFormula
	row      form.Row
	numbered bool // the row says its number itself
	cell     cellScan
	mark     int64 // where the last row tag or cell ended
	rowTag   int64 // length of the row's own tag
}

// lookups are what the cells of every sheet refer to.
type lookups struct {
	formats formats
	strings []int64 // cost of each shared string
}

// cellScan is the cell that the scan is in.
type cellScan struct {
	kind     string // attribute t
	col      int
	style    int
	value    []byte // raw
	inline   []byte // raw, of <is>
	formula  []byte // raw
	shared   int    // group of a shared formula, -1 for none
	hasValue bool
	hasText  bool // has <is>
	phonetic int
}

// sharedFormula is a formula that other cells repeat relative to their place.
type sharedFormula struct {
	text string
	at   finding.Ref
}

// readCells reads the layout of a sheet; its texts follow when the clean copy
// is read.
func readCells(a *archive, part sheetPart, known lookups, c *clean) (form.Sheet, error) {
	sheet := form.Sheet{Name: part.name, Hidden: part.hidden}
	w, err := c.sheet()
	if err != nil {
		return sheet, err
	}
	s := &sheetScan{
		lookups: known, meter: a.meter, out: bufio.NewWriter(w),
		sheet: &sheet, shared: map[int]sharedFormula{},
	}
	s.out.WriteString(xmlHead + `<worksheet xmlns="` + mainNS + `"><sheetData>`)
	if err := a.scan(part.part, s.visit); err != nil {
		return sheet, err
	}
	s.out.WriteString("</sheetData></worksheet>")
	return sheet, s.out.Flush()
}

func (s *sheetScan) visit(sc *scanner, t token) error {
	switch {
	case t.kind == openTag && sc.depth == 2:
		s.section = string(t.name)
	case s.section == "sheetData":
		return s.data(sc, t)
	case t.kind != openTag || sc.depth != 3:
	case s.section == "cols" && string(t.name) == "col":
		s.hidden.add(t.attrs)
	case s.section == "mergeCells" && string(t.name) == "mergeCell":
		return s.merge(attr(t.attrs, "ref"))
	}
	return nil
}

func (s *sheetScan) merge(ref string) error {
	r, err := parseRange(ref)
	if err != nil || r.From == r.To {
		return err
	}
	s.sheet.Merges = append(s.sheet.Merges, r)
	return s.meter.merge()
}

// data handles a token inside sheetData.
func (s *sheetScan) data(sc *scanner, t token) error {
	switch {
	case sc.depth == 3 && t.kind == openTag:
		s.openRow(t)
		s.rowTag = s.advance(sc)
	case sc.depth == 3 && t.kind == closeTag:
		return s.closeRow(s.rowTag + s.advance(sc))
	case sc.depth == 4 && t.kind == openTag && string(t.name) == "c":
		return s.openCell(t)
	case sc.depth == 4 && t.kind == closeTag && string(t.name) == "c":
		return s.closeCell(s.advance(sc))
	case sc.depth > 4:
		return s.inCell(sc, t)
	}
	return nil
}

// advance is how far the scan came since it was last asked.
func (s *sheetScan) advance(sc *scanner) int64 {
	length := sc.offset() - s.mark
	s.mark = sc.offset()
	return length
}

func (s *sheetScan) openRow(t token) {
	index, hidden := 0, false
	for name, value := range attrs(t.attrs) {
		switch string(name) {
		case "r":
			index = number(value)
		case "hidden":
			hidden = isTrue(string(value))
		}
	}
	s.numbered = index > 0
	if !s.numbered {
		index = s.row.Index + 1
	}
	s.row = form.Row{Index: index, Hidden: hidden, Cells: s.row.Cells[:0]}
	s.cell.col = 0
}

func (s *sheetScan) closeRow(tags int64) error {
	if len(s.row.Cells) == 0 {
		return s.meter.ghost(tags)
	}
	row := s.row
	row.Cells = slices.Clone(row.Cells)
	s.sheet.Rows = append(s.sheet.Rows, row)
	_, err := s.out.WriteString("</row>")
	return err
}

func (s *sheetScan) openCell(t token) error {
	c := &s.cell
	*c = cellScan{col: c.col + 1, shared: -1, value: c.value[:0], inline: c.inline[:0], formula: c.formula[:0]}
	for name, value := range attrs(t.attrs) {
		switch string(name) {
		case "r":
			row, col, ok := parseRef(value)
			if !ok {
				return fmt.Errorf("cell %q: no address", value)
			}
			c.col = col
			if !s.numbered && len(s.row.Cells) == 0 {
				s.row.Index = row
			}
		case "s":
			c.style = number(value)
		case "t":
			c.kind = cellType(value)
		}
	}
	return nil
}

// cellType spares a string for every cell.
func cellType(v []byte) string {
	for _, known := range [...]string{"s", "str", "inlineStr", "b", "e", "d"} {
		if string(v) == known {
			return known
		}
	}
	return ""
}

// inCell handles what stands inside a cell: v, f, and is with its runs.
func (s *sheetScan) inCell(sc *scanner, t token) error {
	c := &s.cell
	switch {
	case t.kind == charData:
		return s.collect(sc, t)
	case t.kind == closeTag && sc.depth == c.phonetic:
		c.phonetic = 0
	case t.kind != openTag:
	case sc.depth == 5 && string(t.name) == "v":
		c.hasValue = true
	case sc.depth == 5 && string(t.name) == "is":
		c.hasText = true
	case sc.depth == 5 && string(t.name) == "f" && attr(t.attrs, "t") == "shared":
		c.shared = number([]byte(attr(t.attrs, "si")))
	case string(t.name) == "rPh" && c.phonetic == 0:
		c.phonetic = sc.depth
	}
	return nil
}

func (s *sheetScan) collect(sc *scanner, t token) error {
	c := &s.cell
	switch name := string(sc.top()); {
	case sc.depth == 5 && name == "v":
		c.value = appendText(c.value, t)
		return s.meter.growing(c.value)
	case sc.depth == 5 && name == "f":
		c.formula = appendText(c.formula, t)
		return s.meter.growing(c.formula)
	case name == "t" && c.hasText && c.phonetic == 0:
		c.inline = appendText(c.inline, t)
		return s.meter.growing(c.inline)
	}
	return nil
}

// closeCell keeps the cell if it holds anything.
func (s *sheetScan) closeCell(length int64) error {
	kind, value, err := s.cell.content(s.strings)
	if err != nil {
		return err
	}
	ref := finding.Ref{Row: s.row.Index, Col: s.cell.col}
	formula, err := s.formula(ref)
	if err != nil {
		return err
	}
	if kind == form.Blank && formula == "" {
		return s.meter.ghost(length)
	}
	if ref.Row > finding.MaxRow || ref.Col > finding.MaxCol {
		return errors.New("cell: outside a sheet")
	}
	if err := s.meter.cell(ref.Col, len(s.sheet.Rows)+1); err != nil {
		return err
	}
	if err := s.meter.length(value); err != nil {
		return err
	}
	if len(s.row.Cells) == 0 {
		s.out.WriteString("<row>")
	}
	s.row.Cells = append(s.row.Cells, form.Cell{
		Ref: ref, Kind: kind, Formula: formula,
		Format: s.formats.code(s.cell.style), Hidden: s.hidden.has(ref.Col),
	})
	return s.write(kind, value)
}

// content says what the cell stores, and its raw text. The text of a date in
// ISO form becomes a serial number when the texts are filled in.
func (c *cellScan) content(strings []int64) (form.CellKind, []byte, error) {
	trimmed := bytes.TrimSpace(c.value)
	switch c.kind {
	case "s":
		if len(trimmed) == 0 {
			return form.Blank, nil, nil
		}
		if n := number(trimmed); n < 0 || n >= len(strings) {
			return form.Blank, nil, fmt.Errorf("cell: shared string %q is not there", trimmed)
		}
		return form.Text, trimmed, nil
	case "str":
		if len(c.value) > 0 || c.hasValue && len(c.formula) > 0 {
			return form.Text, c.value, nil
		}
		return form.Blank, nil, nil
	case "inlineStr":
		if len(c.inline) > 0 {
			return form.Text, c.inline, nil
		}
		if len(c.value) > 0 {
			return form.Text, c.value, nil
		}
		return form.Blank, nil, nil
	}
	if len(trimmed) == 0 {
		return form.Blank, nil, nil
	}
	switch c.kind {
	case "b":
		return form.Bool, trimmed, nil
	case "e":
		return form.Error, trimmed, nil
	}
	return form.Number, trimmed, nil
}

// write adds the cell to the clean copy. Cells stand there one after another;
// the order alone tells which is which.
func (s *sheetScan) write(kind form.CellKind, value []byte) error {
	before, after := "<c><v>", "</v></c>"
	switch {
	case kind == form.Blank:
		before, after = "<c>", "</c>"
	case s.cell.kind == "s":
		before = `<c t="s"><v>`
		if err := s.meter.copy(s.strings[number(value)]); err != nil {
			return err
		}
	case kind == form.Text:
		before, after = `<c t="inlineStr"><is><t>`, "</t></is></c>"
		if err := s.meter.copy(textCost(value)); err != nil {
			return err
		}
	case s.cell.kind == "d":
		before = `<c t="d"><v>`
	}
	if err := s.meter.store(len(value)); err != nil {
		return err
	}
	s.out.WriteString(before)
	s.out.Write(value)
	_, err := s.out.WriteString(after)
	return err
}

// formula is the cell's own formula, a shared one moved to its place.
func (s *sheetScan) formula(at finding.Ref) (string, error) {
	c := &s.cell
	if len(c.formula) > 0 {
		text := ownFormula(c.formula)
		if c.shared >= 0 {
			s.shared[c.shared] = sharedFormula{text: text, at: at}
		}
		return text, s.meter.length(c.formula)
	}
	master, ok := s.shared[c.shared]
	if !ok {
		return "", nil
	}
	if err := s.meter.store(len(master.text)); err != nil {
		return "", err
	}
	return shift(master.text, at.Row-master.at.Row, at.Col-master.at.Col), nil
}

// ownFormula is a formula as it stands, without the sign that some writers
// put in front and with line ends as XML means them.
func ownFormula(raw []byte) string {
	raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
	return unescape(bytes.TrimPrefix(bytes.TrimSpace(raw), []byte("=")))
}
