package view

import (
	"fmt"
	"time"

	"jixiao/rules/value"
)

// MonthDay is a day as people say it within a year: 10月15日.
func MonthDay(d value.Date) string { return fmt.Sprintf("%d月%d日", d.Month, d.Day) }

// DaysBetween is how many days lie from one day to another, below zero where
// the other one is earlier.
func DaysBetween(from, to value.Date) int {
	return int(to.In(time.UTC).Sub(from.In(time.UTC)) / (24 * time.Hour))
}
