package xlsx

import (
	"errors"
	"fmt"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// cellType is what a cell's attribute t says of its value.
type cellType uint8

const (
	numberType cellType = iota // also everything that nobody knows
	sharedType
	formulaText
	inlineType
	boolType
	errorType
	dateType
)

func typeOf(v []byte) cellType {
	switch string(v) {
	case "s":
		return sharedType
	case "str":
		return formulaText
	case "inlineStr":
		return inlineType
	case "b":
		return boolType
	case "e":
		return errorType
	case "d":
		return dateType
	}
	return numberType
}

// cell is the cell that the scan is in.
type cell struct {
	kind     cellType
	col      int
	style    int
	value    []byte // raw
	inline   []byte // raw, of <is>
	formula  []byte // raw
	group    int    // of a shared formula, -1 for none
	shared   int32  // the shared string that it names, -1 for none
	hasValue bool
}

// begin forgets the cell before, but not where it stood.
func (c *cell) begin() {
	c.kind, c.style, c.group, c.shared, c.hasValue = numberType, 0, -1, -1, false
	c.value, c.inline, c.formula = c.value[:0], c.inline[:0], c.formula[:0]
}

// readCell reads the cell that was just opened, and keeps it if it holds
// anything.
func (s *scan) readCell() error {
	if err := s.openCell(); err != nil {
		return err
	}
	for {
		s.leaves()
		kind, err := s.t.Next()
		switch {
		case err != nil:
			return err
		case kind == ooxml.CloseTag:
			return s.closeCell(s.advance())
		case kind == ooxml.OpenTag:
			if err := s.inCell(); err != nil {
				return err
			}
		}
	}
}

func (s *scan) openCell() error {
	c := &s.cell
	c.begin()
	c.col++
	for i := range s.t.Attrs() {
		name, value := s.t.AttrAt(i)
		if len(name) != 1 {
			continue
		}
		switch name[0] {
		case 'r':
			row, col, ok := parseRef(value)
			if !ok {
				return fmt.Errorf("cell %q: no address", value)
			}
			c.col = col
			if !s.numbered && s.filled == 0 {
				s.row.Index = row
			}
		case 's':
			c.style = ooxml.Number(value)
		case 't':
			c.kind = typeOf(value)
		}
	}
	return nil
}

// leaves takes values and formulas without attributes, as most are.
func (s *scan) leaves() {
	for c := &s.cell; ; {
		name, raw, ok := s.t.Leaf()
		switch {
		case !ok:
			return
		case string(name) == "v":
			c.hasValue = true
			c.value = append(c.value, raw...)
			return // it is the last, in honest cells
		case string(name) == "f":
			c.formula = append(c.formula, raw...)
		}
	}
}

// inCell reads what stands inside a cell: v, f or is.
func (s *scan) inCell() error {
	c := &s.cell
	var err error
	switch string(s.t.Name) {
	case "v":
		c.hasValue = true
		c.value, err = content(s.t, c.value, s.meter.text())
	case "is":
		c.inline, err = s.richText(s.t, c.inline)
	case "f":
		if string(s.t.RawAttr("t")) == "shared" {
			c.group = ooxml.Number(s.t.RawAttr("si"))
		}
		c.formula, err = content(s.t, c.formula, s.meter.formula)
	default:
		err = s.t.Skip()
	}
	return err
}

func (s *scan) closeCell(length int64) error {
	ref := finding.Ref{Row: s.row.Index, Col: s.cell.col}
	kind, text, err := s.value()
	if err != nil {
		return err
	}
	formula := ""
	if len(s.cell.formula) > 0 || s.cell.group >= 0 {
		if formula, err = s.formula(ref); err != nil {
			return err
		}
	}
	if text == "" && formula == "" {
		return s.ghost(length)
	}
	if ref.Row > finding.MaxRow || ref.Col > finding.MaxCol {
		return errors.New("cell: outside a sheet")
	}
	if err := s.meter.cell(ref.Col, s.rows+1); err != nil {
		return err
	}
	c := form.Cell{Ref: ref, Kind: kind, Text: text, Formula: formula,
		Format: s.formats.code(s.cell.style), Hidden: s.hidden.has(ref.Col)}
	if s.out.Packed != nil {
		return s.pack(&c)
	}
	*s.keep(ref) = c
	return nil
}
