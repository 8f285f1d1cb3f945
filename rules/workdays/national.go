package workdays

import (
	"strconv"

	"github.com/6tail/lunar-go/HolidayUtil"

	"jixiao/rules/value"
)

// The years that the library is asked for: notices as they are now began in
// 2002, and what lies far ahead is data that nobody has yet.
const (
	firstYear = 2002
	lastYear  = 2100
)

// National is the calendar of the notices that lunar-go v1.4.7 holds: to 2027.
func National() *Calendar {
	c := &Calendar{years: map[int]bool{}, works: map[value.Date]bool{}}
	for year := firstYear; year <= lastYear; year++ {
		// Part of a year's days may stand in the notice of the year before or
		// after; its national day stands in its own alone.
		if HolidayUtil.GetHolidayByYmd(year, 10, 1) == nil {
			continue
		}
		c.years[year] = true
		c.take(year)
	}
	return c
}

// take enters what the library says of the days of a year.
func (c *Calendar) take(year int) {
	days := HolidayUtil.GetHolidays(strconv.Itoa(year))
	for e := days.Front(); e != nil; e = e.Next() {
		h, ok := e.Value.(*HolidayUtil.Holiday)
		if !ok {
			continue
		}
		var d value.Date
		if d.UnmarshalText([]byte(h.GetDay())) == nil {
			c.works[d] = h.IsWork()
		}
	}
}
