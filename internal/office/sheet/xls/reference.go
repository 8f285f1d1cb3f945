package xls

import (
	"strconv"

	"jixiao/rules/finding"
)

// corner is one end of a reference, before it is known which parts are
// relative to the cell of the formula.
type corner struct {
	row, col       int
	relRow, relCol bool
}

// reference reads a token that refers to cells of the same sheet.
func (d *decompiler) reference(id byte, rest []byte) int {
	const ref, area, refError, areaError = 0x24, 0x25, 0x2A, 0x2B
	size := d.cornerSize()
	switch {
	case id == refError && len(rest) >= size:
		return d.push("#REF!", size)
	case id == areaError && len(rest) >= 2*size:
		return d.push("#REF!", 2*size)
	case (id == ref || id == relative) && len(rest) >= size:
		one := d.corner(id, rest, rest[2:])
		return d.push(one.String(), size)
	case (id == area || id == relativeArea) && len(rest) >= 2*size:
		// Both rows stand before both columns.
		from := d.corner(id, rest, rest[4:])
		to := d.corner(id, rest[2:], rest[4+size-2:])
		return d.push(from.String()+":"+to.String(), 2*size)
	}
	return -1
}

func (d *decompiler) cornerSize() int {
	if d.version == biff8 {
		return 4
	}
	return 3
}

// The tokens of shared formulas, whose relative parts are distances.
const relative, relativeArea = 0x2C, 0x2D

// corner reads the row and the column of a reference. The bits that say what
// is relative stand with the column, in Excel 95 with the row.
func (d *decompiler) corner(id byte, row, col []byte) corner {
	const relativeCol, relativeRow = 0x4000, 0x8000
	bits := le.Uint16(row)
	c := corner{row: int(bits & 0x3FFF), col: int(col[0])}
	if d.version == biff8 {
		c.row = int(bits)
		bits = le.Uint16(col)
		c.col = int(bits & 0x3FFF)
	}
	c.relRow, c.relCol = bits&relativeRow != 0, bits&relativeCol != 0
	if id == relative || id == relativeArea {
		return d.moved(c)
	}
	return c
}

// moved is where a corner of a shared formula lies for this cell; distances
// wrap around at the edge of the sheet.
func (d *decompiler) moved(c corner) corner {
	rows := 1 << 16
	if d.version != biff8 {
		rows = 1 << 14
	}
	if c.relRow {
		c.row = (c.row + int(d.at.row)) % rows
	}
	if c.relCol {
		c.col = (c.col + int(d.at.col)) & 0xFF
	}
	return c
}

// String writes the corner as an address such as $A1.
func (c corner) String() string {
	return dollar(c.relCol) + finding.ColumnName(c.col+1) + dollar(c.relRow) + strconv.Itoa(c.row+1)
}

func dollar(relative bool) string {
	if relative {
		return ""
	}
	return "$"
}
