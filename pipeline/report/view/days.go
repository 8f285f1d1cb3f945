package view

import (
	"fmt"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// MonthDay is a day as people say it within a year: 10月15日.
func MonthDay(d value.Date) string { return fmt.Sprintf("%d月%d日", d.Month, d.Day) }

// DaysBetween is how many days lie from one day to another, below zero where
// the other one is earlier.
func DaysBetween(from, to value.Date) int {
	return int(to.In(time.UTC).Sub(from.In(time.UTC)) / (24 * time.Hour))
}

// RestDays say of every deadline on a day that is not worked what counts.
func RestDays(c *campaign.Campaign) []finding.Text {
	var out []finding.Text
	for _, r := range c.RestDays {
		out = append(out, RestDay(c, r))
	}
	return out
}

// RestDay says of one of them what counts.
func RestDay(c *campaign.Campaign, r campaign.RestDay) finding.Text {
	name := finding.Same(r.Form)
	if def := c.Form(r.Form); def != nil {
		name = def.Name
	}
	if r.Counted {
		name = finding.Text{ZH: "从反馈之日算起的" + name.ZH, EN: name.EN + " counted from the feedback"}
	} else if u, ok := c.Facts.Unit(r.Department); ok {
		name = finding.Text{ZH: u.Name + "延期的" + name.ZH, EN: name.EN + " extended for " + u.Name}
	}
	if r.Rolls() {
		return finding.Text{ZH: name.ZH + "的截止日 " + r.Day.String() + " 是休息日，顺延到 " + r.Counts.String(),
			EN: "the deadline " + r.Day.String() + " of the " + name.EN + " is a rest day; it rolls to " + r.Counts.String()}
	}
	return finding.Text{ZH: name.ZH + "的截止日 " + r.Day.String() + " 是休息日，按设置不顺延",
		EN: "the deadline " + r.Day.String() + " of the " + name.EN + " is a rest day; by the settings it does not roll"}
}
