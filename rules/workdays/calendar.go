package workdays

import (
	"maps"
	"slices"
	"time"

	"jixiao/rules/value"
)

// Calendar says which days are worked. The nil Calendar knows no year. It
// never changes, so any number of goroutines may use it.
type Calendar struct {
	years map[int]bool        // whose notice is known
	works map[value.Date]bool // the days that notices name: off, or made up for
}

// With is the calendar with further notices, which win over what was known of
// their days and leave the calendar itself as it is. The error is a *BadNotice.
func (c *Calendar) With(notices ...Notice) (*Calendar, error) {
	out := &Calendar{years: map[int]bool{}, works: map[value.Date]bool{}}
	if c != nil {
		maps.Copy(out.years, c.years)
		maps.Copy(out.works, c.works)
	}
	for _, n := range notices {
		if bad := n.check(); bad != nil {
			return nil, bad
		}
		out.years[n.Year] = true
		for _, d := range n.Holidays {
			out.works[d] = false
		}
		for _, d := range n.MakeUp {
			out.works[d] = true
		}
	}
	return out, nil
}

// Notices are what the calendar knows, a notice a year: a calendar made with them
// says the same of every day.
func (c *Calendar) Notices() []Notice {
	if c == nil {
		return nil
	}
	var all []Notice
	for _, year := range slices.Sorted(maps.Keys(c.years)) {
		n := Notice{Year: year}
		for d, works := range c.works {
			switch of := d.Year; {
			case of != year && (c.years[of] || of+1 != year):
			case works != weekend(d) && !newYear(d): // as any such day
			case works:
				n.MakeUp = append(n.MakeUp, d)
			default:
				n.Holidays = append(n.Holidays, d)
			}
		}
		slices.SortFunc(n.MakeUp, value.Date.Compare)
		slices.SortFunc(n.Holidays, value.Date.Compare)
		all = append(all, n)
	}
	return all
}

// newYear reports whether the notice of the year after may rule a day.
func newYear(d value.Date) bool { return d.Month == 12 && d.Day >= newYearFrom }

// Works reports whether a day is worked; known is false where nobody can tell
// yet, because a notice is missing.
func (c *Calendar) Works(d value.Date) (works, known bool) {
	if c == nil {
		return false, false
	}
	if named, ok := c.works[d]; ok {
		return named, true
	}
	return !weekend(d), c.Missing(d) == 0
}

// newYearFrom is the first day of December that the next year's notice may
// rule: no New Year's holiday ever reached further back.
const newYearFrom = 25

// Missing is the year whose notice is needed to tell whether a day is worked,
// 0 where nothing is missing.
func (c *Calendar) Missing(d value.Date) int {
	switch {
	case c == nil || !c.years[d.Year]:
		return d.Year
	case newYear(d) && !c.years[d.Year+1]:
		return d.Year + 1
	}
	return 0
}

func weekend(d value.Date) bool {
	w := d.In(time.UTC).Weekday()
	return w == time.Saturday || w == time.Sunday
}
