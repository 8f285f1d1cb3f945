package workdays

import (
	"fmt"

	"jixiao/rules/value"
)

// UnknownYear says that a day could not be counted because a year's notice is
// missing.
type UnknownYear struct{ Year int }

// Error names the year.
func (e *UnknownYear) Error() string {
	return fmt.Sprintf("no calendar of working days for %d", e.Year)
}

// Between counts the working days after one day, up to and including another;
// 0 where the other is not later. The error is an *UnknownYear.
func (c *Calendar) Between(after, until value.Date) (int, error) {
	n := 0
	for d := after.AddDays(1); !d.After(until); d = d.AddDays(1) {
		works, err := c.worked(d)
		if err != nil {
			return 0, err
		}
		if works {
			n++
		}
	}
	return n, nil
}

// Add is the n-th working day after a day. The error is an *UnknownYear.
func (c *Calendar) Add(day value.Date, n int) (value.Date, error) {
	for n > 0 {
		day = day.AddDays(1)
		works, err := c.worked(day)
		if err != nil {
			return value.Date{}, err
		}
		if works {
			n--
		}
	}
	return day, nil
}

// worked is Works with the missing year as an error.
func (c *Calendar) worked(d value.Date) (bool, error) {
	works, known := c.Works(d)
	if !known {
		return false, &UnknownYear{c.Missing(d)}
	}
	return works, nil
}
