package write

import (
	"testing"

	"jixiao/rules/decimal"
	"jixiao/rules/value"
)

func TestShown(t *testing.T) {
	number := func(s, format string) Cell { return Number(decimal.Must(s), format) }
	for _, c := range []struct {
		cell Cell
		want string
	}{
		{Cell{}, ""},
		{Text("=1+1"), "=1+1"},
		{Count(12345), "12345"},
		{number("13997.53", AmountFormat(decimal.Must("13997.53"))), "13,997.53"},
		{number("-1234567", "#,##0.00"), "-1,234,567.00"},
		{number("-123.4", "#,##0.00"), "-123.40"},
		{number("999", CountFormat), "999"},
		{number("89.955", ScoreFormat(decimal.Must("89.955"))), "89.955"},
		{number("0.9768", RateFormat), "97.68%"},
		{Day(value.Date{Year: 2023, Month: 10, Day: 15}), "2023-10-15"},
	} {
		if got := c.cell.Shown(); got != c.want {
			t.Errorf("%+v is shown as %q, want %q", c.cell, got, c.want)
		}
	}
}
