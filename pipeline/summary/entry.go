package summary

import (
	"encoding/json"

	"jixiao/internal/office/write"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// entry is what a summary says in one place: a text, a number or nothing.
type entry struct {
	text   string
	number decimal.Decimal
	counts bool // it is a number
}

// row is what stands in a row, by the ids of columns.
type row map[string]entry

func words(text string) entry { return entry{text: text} }

func number(d decimal.Decimal) entry { return entry{number: d, counts: true} }

func count(n int) entry { return number(decimal.New(int64(n))) }

// entryOf is what a value of a summary from below says.
func entryOf(v form.Value, t form.Type) entry {
	switch {
	case !v.OK():
		return entry{}
	case t.Numeric():
		return number(v.Number)
	}
	return words(v.Text)
}

// MarshalJSON writes a number with its own digits, and null for nothing.
func (e entry) MarshalJSON() ([]byte, error) {
	switch {
	case e.counts:
		return []byte(e.number.String()), nil
	case e.text == "":
		return []byte("null"), nil
	}
	return json.Marshal(e.text)
}

// cell is the entry as it is drawn.
func (e entry) cell(t form.Type) write.Cell {
	if !e.counts {
		return write.Text(e.text)
	}
	switch t {
	case form.TypeCount:
		return write.Number(e.number, write.CountFormat)
	case form.TypeRate:
		return write.Number(e.number, write.RateFormat)
	case form.TypeAmount:
		return write.Number(e.number, write.AmountFormat(e.number))
	}
	return write.Number(e.number, write.ScoreFormat(e.number))
}
