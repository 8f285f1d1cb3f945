package correct

import (
	"strconv"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// Kind is what a mended cell holds.
type Kind uint8

// The kinds.
const (
	Text Kind = iota
	Number
	Day
)

// Correction is a cell whose form is mended.
type Correction struct {
	Sheet string
	Cell  finding.Ref
	Field string // id of the form definition
	Old   string // as the sender wrote it
	Kind  Kind
	New   string // a text, the digits of a number, a day as 2023-10-15
	Shown string // what people then see
	// Format is the number format that the cell is to have, "" the one it has.
	Format string
	Code   finding.Code // the rule that goes by it
	Why    finding.Text
}

// General is the format of a number as it was typed.
const General = "General"

// Stored is what the cell is to hold, as a workbook with one of the two
// calendars stores it.
func (c Correction) Stored(date1904 bool) string {
	if c.Kind != Day {
		return c.New
	}
	var d value.Date
	if err := d.UnmarshalText([]byte(c.New)); err != nil {
		return ""
	}
	serial, ok := d.Serial(date1904)
	if !ok {
		return ""
	}
	return strconv.Itoa(serial)
}

// nowA says what a cell holds that looks as it did.
var nowA = [...]finding.Text{Number: {ZH: "（数值）", EN: " (a number)"}, Day: {ZH: "（日期）", EN: " (a date)"}, Text: {}}

// Seen is what people see in the cell now; where that is what they saw before it
// says what has changed.
func (c Correction) Seen(lang finding.Lang) string {
	if c.Shown != c.Old {
		return c.Shown
	}
	return c.Shown + nowA[c.Kind].In(lang)
}

// place is a cell of a workbook.
type place struct {
	sheet string
	cell  finding.Ref
}

func (c Correction) place() place { return place{c.Sheet, c.Cell} }

// put is the cell with what it is to hold.
func (c Correction) put(cell form.Cell, date1904 bool) form.Cell {
	cell.Kind, cell.Text = form.Text, c.Stored(date1904)
	if c.Kind != Text {
		cell.Kind = form.Number
	}
	switch c.Format {
	case "":
	case General:
		cell.Format = ""
	default:
		cell.Format = c.Format
	}
	return cell
}
