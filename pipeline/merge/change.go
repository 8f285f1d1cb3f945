package merge

import (
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// change is what came of one measure of a project from one year to the next.
type change struct {
	was, now   form.Value
	difference decimal.Decimal
	compared   bool   // both years have it
	went       string // 上升, 减少, 持平
}

// rateDigits are those of a change in proportion: 0.1234 is 12.34%.
const rateDigits = 4

func (x *measure) change(p register.Project, past *register.ProjectLastYear, bands []register.Band) change {
	c := change{was: x.pastOf(past), now: x.nowOf(p)}
	c.compared = c.was.OK() && c.now.OK()
	switch {
	case !c.compared:
	case x.of == form.TypeChoice:
		c.went = wentBetween(c.was.Text, c.now.Text, bands)
	default:
		c.difference = c.now.Number.Sub(c.was.Number)
		c.went = x.direction(c.difference.Sign())
	}
	return c
}

// direction is in which direction a number went.
func (x *measure) direction(sign int) string {
	words := [...]string{"下降", "持平", "上升"}
	if x.of == form.TypeAmount {
		words = [...]string{"减少", "持平", "增加"}
	}
	return words[sign+1]
}

// wentBetween is in which direction a grade went; of one that the campaign does not
// know it is only said that it is another.
func wentBetween(was, now string, bands []register.Band) string {
	at := func(grade string) int {
		return slices.IndexFunc(bands, func(b register.Band) bool { return value.Fold(b.Grade) == value.Fold(grade) })
	}
	from, to := at(was), at(now)
	switch {
	case value.Fold(was) == value.Fold(now):
		return "持平"
	case from < 0 || to < 0:
		return "不同"
	case to < from:
		return "上升"
	}
	return "下降"
}

// values are the cells that show the change.
func (x *measure) values(c change) []form.Value {
	out := []form.Value{c.was, c.now}
	if x.of != form.TypeChoice {
		out = append(out, onlyIf(c.compared, numbered(c.difference)))
	}
	if x.of == form.TypeAmount {
		rate := form.Value{}
		if c.compared && !c.was.Number.IsZero() {
			rate = numbered(c.difference.Div(c.was.Number, rateDigits))
		}
		out = append(out, rate)
	}
	return append(out, worded(c.went))
}

func onlyIf(known bool, v form.Value) form.Value {
	if !known {
		return form.Value{}
	}
	return v
}

// large reports whether a change wants a reason. There is no per cent of nothing: any
// amount where there was none is a large one.
func (x *measure) large(c change, limits campaign.Comparing) bool {
	switch {
	case !c.compared || x.of == form.TypeChoice:
		return false
	case x.of != form.TypeAmount:
		return limits.Score.Less(c.difference.Abs())
	}
	return limits.Amount.Mul(c.was.Number.Abs()).Less(c.difference.Abs().Mul(decimal.Hundred))
}
