package correct

import (
	"regexp"
	"slices"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// unitsOf are the units that may stand behind a number of each type and say
// nothing that the column does not.
var unitsOf = map[form.Type][]string{
	form.TypeScore: {"分"}, form.TypeWeight: {"分"}, form.TypeAmount: {"万元"}, form.TypeRate: {"%"}, form.TypeCount: {"个", "项", "条"},
}

// number makes a number of a text that is one, with as many decimals as were
// written. One with more digits than a workbook keeps stays a text.
func number(at spot) (Correction, bool) {
	n, err := value.ParseNumber(at.value.Stored)
	if err != nil || n.Unit != "" && !slices.Contains(unitsOf[at.field.Type], n.Unit) {
		return Correction{}, false
	}
	digits := n.Value.String()
	if kept, err := value.ParseStored(digits); err != nil || !kept.Equal(n.Value) {
		return Correction{}, false
	}
	c := Correction{Kind: Number, New: digits, Format: numberFormat(n, at.value.Stored)}
	if n.Percent {
		c.Shown = n.Value.Mul(decimal.Hundred).Fixed(max(n.Decimals-2, 0)) + "%"
	}
	return c, true
}

// mostGeneral is how many digits a cell shows where no format says how many.
const mostGeneral = 10

// numberFormat shows a number as it was written.
func numberFormat(n value.Number, written string) string {
	whole, decimals := "0", n.Decimals
	if strings.ContainsAny(written, ",，﹐") {
		whole = "#,##0"
	}
	switch {
	case n.Percent:
		return places("0", decimals-2) + "%"
	case whole == "0" && decimals == n.Value.Decimals() && len(n.Value.String()) <= mostGeneral:
		return General
	}
	return places(whole, decimals)
}

func places(whole string, n int) string {
	if n <= 0 {
		return whole
	}
	return whole + "." + strings.Repeat("0", n)
}

// plainDay are dates of which nothing is lost: a year, a month and a day, without
// weekday, time of day or a word such as 前 behind them.
var plainDay = regexp.MustCompile(`^(?:[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}[日号]?\.?|[0-9]{8}|[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号]|[0-9]{5})$`)

// day makes a date of a text that is one, and gives a date that lost its format
// one again.
func day(at spot) (Correction, bool) {
	written := value.Fold(at.value.Stored)
	if at.value.Date.IsZero() || !plainDay.MatchString(written) {
		return Correction{}, false
	}
	c := Correction{Kind: Day, New: at.value.Date.String(), Format: "yyyy-mm-dd"}
	if strings.Contains(written, "年") {
		c.Format, c.Shown = `yyyy"年"m"月"d"日"`, at.value.Date.Chinese()
	}
	return c, c.Stored(false) != "" && c.Stored(true) != ""
}
