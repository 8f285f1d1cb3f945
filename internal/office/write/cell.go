package write

import (
	"strconv"
	"time"

	"jixiao/rules/decimal"
	"jixiao/rules/value"
)

// Cell is one cell to be written. The zero Cell is blank.
type Cell struct {
	kind       kind
	text       string // characters of a text, digits of a number
	formula    string
	appearance Appearance
	span       int // how many columns it covers, 0 and 1 are one
	lines      int // how many lines it has room for at least
	target     string
}

type kind uint8

const (
	blank kind = iota
	textCell
	numberCell
)

// Text is a cell that holds a text, whatever it begins with.
func Text(s string) Cell {
	if s == "" {
		return Cell{}
	}
	return Cell{kind: textCell, text: s}
}

// Number is a cell that holds a number with exactly its own digits.
func Number(d decimal.Decimal, format string) Cell {
	return Cell{kind: numberCell, text: d.String(), appearance: Appearance{Format: format}}
}

// Count is a cell that holds a whole number.
func Count(n int) Cell {
	return Cell{kind: numberCell, text: strconv.Itoa(n)}
}

// Day is a cell that holds a date; the zero Date is a blank cell.
func Day(d value.Date) Cell {
	if d.IsZero() {
		return Cell{}
	}
	first := value.Date{Year: 1899, Month: 12, Day: 30}
	days := d.In(time.UTC).Sub(first.In(time.UTC)) / (24 * time.Hour)
	return Cell{kind: numberCell, text: strconv.FormatInt(int64(days), 10), appearance: Appearance{Format: DateFormat}}
}

// Formula is a cell that computes what result holds; both are stored.
func Formula(expr string, result Cell) Cell {
	result.formula = expr
	return result
}

// As gives the cell a role, such as Head.
func (c Cell) As(r Role) Cell {
	c.appearance.Role = r
	return c
}

// Toned gives the cell a tone, such as Red.
func (c Cell) Toned(t Tone) Cell {
	c.appearance.Tone = t
	return c
}

// Aligned sets where the content stands in the cell.
func (c Cell) Aligned(a Align) Cell {
	c.appearance.Align = a
	return c
}

// Wrapped breaks long text into lines.
func (c Cell) Wrapped() Cell {
	c.appearance.Wrap = true
	return c
}

// Over merges the cell with those to its right, n columns in all.
func (c Cell) Over(n int) Cell {
	c.span = n
	return c
}

// IsBlank reports whether the cell holds nothing.
func (c Cell) IsBlank() bool { return c.kind == blank }

// IsNumber reports whether the cell holds a number.
func (c Cell) IsNumber() bool { return c.kind == numberCell }

// String is what the cell holds: characters of a text, digits of a number.
func (c Cell) String() string { return c.text }

// NoText is the empty text that a formula may result in.
func NoText() Cell { return Cell{kind: textCell} }
