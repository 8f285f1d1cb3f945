package view

import (
	"jixiao/internal/office/write"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// CellOf writes a value as its type asks for: numbers and dates as such, all
// else as text.
func CellOf(t form.Type, val form.Value) write.Cell {
	switch {
	case val.State == form.Invalid:
		return write.Text(val.Stored)
	case !val.OK():
		return write.Cell{}
	case t.Numeric():
		return NumberOf(t, val.Number)
	case t == form.TypeDate && !val.Date.IsZero():
		return write.Day(val.Date)
	}
	return write.Text(val.Text)
}

// NumberOf writes a number as its type asks for.
func NumberOf(t form.Type, d decimal.Decimal) write.Cell {
	switch t {
	case form.TypeAmount:
		return write.Number(d, write.AmountFormat(d))
	case form.TypeScore, form.TypeWeight:
		return write.Number(d, write.ScoreFormat(d))
	case form.TypeRate:
		return write.Number(d, write.RateFormat)
	}
	return write.Number(d, "")
}
