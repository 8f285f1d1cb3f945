package check

import (
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// RateDecimals is how many decimals of a rate are told at least: two of a
// percent.
const RateDecimals = 4

// Show writes a value as its sender knows it: a text as typed, a date as a
// date, a rate as percent where it stands as percent, a number in full.
func Show(v form.Value, kind form.Type) string {
	switch {
	case !v.OK() || v.AsText:
		return v.Stored
	case kind == form.TypeDate:
		return v.Text
	case kind == form.TypeRate:
		return ShowRate(v.Number, v)
	case kind.Numeric():
		return v.Number.String()
	case v.Stored != "":
		return v.Stored
	}
	return v.Text
}

// ShowRate writes a rate in the way in which another one is written: a percentage
// with as many decimals as its sender sees, two at least where it has them.
func ShowRate(rate decimal.Decimal, like form.Value) string {
	if !like.ByHundred && !strings.Contains(like.Format, "%") {
		return rate.String()
	}
	percent, seen := rate.Mul(decimal.Hundred), int(like.Shown)-2
	return percent.Fixed(max(min(percent.Decimals(), max(seen, RateDecimals-2)), seen, 0)) + "%"
}
