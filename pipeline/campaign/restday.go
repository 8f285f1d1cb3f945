package campaign

import (
	"time"

	"jixiao/rules/value"
	"jixiao/rules/workdays"
)

// RestDay is a deadline on a day that is not worked.
type RestDay struct {
	Form       string
	Department string     // whose own day it is, "" where it is everyone's deadline
	Day        value.Date // as the settings say it
	Counts     value.Date // the last day that counts: the next working day where deadlines roll
	// Counted says that the department has it because of when it was told the results.
	Counted bool `json:",omitzero"`
}

// Rolls reports whether the deadline was moved.
func (r RestDay) Rolls() bool { return r.Day != r.Counts }

// NextWorked is the first day after a rest day that is worked, the rest day
// itself where the calendar does not reach that far.
func NextWorked(calendar *workdays.Calendar, day value.Date) value.Date {
	const longest = 30 // no holiday lasts as long
	for n := 1; n <= longest; n++ {
		next := value.DateOf(day.In(time.UTC).AddDate(0, 0, n))
		works, known := calendar.Works(next)
		if !known {
			return day
		}
		if works {
			return next
		}
	}
	return day
}
