package write

import (
	"strings"

	"jixiao/rules/decimal"
)

// Appearance is how a cell looks.
type Appearance struct {
	Role   Role
	Tone   Tone
	Align  Align
	Wrap   bool
	Format string // number format; "" is General
	Input  bool   // people fill it in
	Link   bool   // leads elsewhere
}

// Role is what part of a sheet a cell belongs to.
type Role uint8

// The roles of cells.
const (
	Body      Role = iota // in a table
	Head                  // header of a table
	Total                 // closing row of a table
	Title                 // of the sheet
	Heading               // of a part of the sheet
	Note                  // outside tables
	Lead                  // the one line that matters most
	Label                 // beside the value that it names
	Paragraph             // a sentence of a letter
)

// Tone is a colour that means something.
type Tone uint8

// The tones.
const (
	NoTone Tone = iota
	Red         // must be mended
	Amber       // must be explained
	Blue        // a note
	Grey        // nothing there
)

// Align is where the content stands; Auto is left for text, right for numbers.
type Align uint8

// The alignments.
const (
	Auto Align = iota
	Left
	Center
	Right
)

// Number formats.
const (
	CountFormat  = "#,##0"
	RateFormat   = "0.00%"
	DateFormat   = "yyyy-mm-dd"
	asTextFormat = "@"
)

// AmountFormat shows an amount with two decimals, more where it has more.
func AmountFormat(d decimal.Decimal) string { return "#,##0.00" + moreDecimals(d) }

// ScoreFormat shows a score with two decimals, more where it has more.
func ScoreFormat(d decimal.Decimal) string { return "0.00" + moreDecimals(d) }

// moreDecimals is a place for each further decimal that may have been typed;
// longer tails are results of a division and would only burst the column.
func moreDecimals(d decimal.Decimal) string {
	const most = 4
	return strings.Repeat("0", min(max(d.Decimals()-2, 0), most))
}
