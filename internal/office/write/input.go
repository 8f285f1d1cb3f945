package write

import "jixiao/rules/finding"

// MostFormula is how many characters the list or formula of a Check may have.
const MostFormula = 255

// How many characters Excel shows of a check's title and message.
const (
	mostCheckTitle   = 32
	mostCheckMessage = 225
)

// Check is what Excel itself asks of what is typed into a range.
type Check struct {
	From, To finding.Ref
	Kind     CheckKind
	// First is a list's formula, the first day, or the formula that must hold
	// for the top left cell; Last is the last day.
	First, Last    string
	Title, Message string // told to whoever types something else
	Soft           bool   // who insists may keep it
}

// CheckKind is what sort of check it is.
type CheckKind uint8

// The kinds of check.
const (
	FromList CheckKind = iota
	AnyDay
	ByFormula
)

// Input marks a cell that people fill in: coloured, and open where the sheet
// is protected.
func (c Cell) Input() Cell {
	c.appearance.Input = true
	return c
}

// Formatted gives the cell a number format, a blank one too.
func (c Cell) Formatted(format string) Cell {
	c.appearance.Format = format
	return c
}

// AsText keeps what is typed into the cell a text: telephone numbers and codes
// lose no zeros.
func (c Cell) AsText() Cell { return c.Formatted(asTextFormat) }

// Lines leaves room for n lines at least.
func (c Cell) Lines(n int) Cell {
	c.lines = n
	return c
}

// Holding puts the content of another cell into this one, which keeps its look.
func (c Cell) Holding(content Cell) Cell {
	c.kind, c.text = content.kind, content.text
	return c
}

// Loose writes a row whose height follows what people type into it.
func (s *Sheet) Loose(cells ...Cell) int { return s.write(cells, looseRow) }

// Check adds a check of what is typed.
func (s *Sheet) Check(c Check) {
	s.book.keep(c.sound())
	s.checks = append(s.checks, c)
}

// Flag colours the cells of a range in red for which a formula holds; it is
// written for the top left one.
type Flag struct {
	From, To finding.Ref
	Formula  string
}

// Flag adds a colour that comes and goes.
func (s *Sheet) Flag(f Flag) { s.flags = append(s.flags, f) }

// Protect locks all cells but those of Input, without a password. Rows can be
// put in, made taller and taken out again where all their cells are open.
func (s *Sheet) Protect() { s.protected = true }

// Hide keeps the sheet from view.
func (s *Sheet) Hide() { s.hidden = true }

// constant is a name that stands for a formula.
type constant struct{ name, formula string }

// Constant puts a name into the workbook that stands for a formula, and
// has programs compute everything when they open it.
func (b *Book) Constant(name, formula string) {
	b.constants = append(b.constants, constant{name, formula})
}
