package workdays

import (
	"fmt"
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Notice is one year's notice (放假安排), as the configuration gives it.
type Notice struct {
	Year     int          `yaml:"year" validate:"gte=2000,lte=2100"`
	Holidays []value.Date `yaml:"holidays" validate:"required"` // days off, weekends among them or not
	MakeUp   []value.Date `yaml:"make_up"`                      // days at a weekend that are worked
}

// BadNotice says what no notice can say.
type BadNotice struct {
	Year int
	Day  value.Date
	Why  finding.Text
}

// Error tells it in English, for logs.
func (e *BadNotice) Error() string {
	return fmt.Sprintf("notice of %d: %s %s", e.Year, e.Day, e.Why.EN)
}

// check is nil for a notice that can be one.
func (n Notice) check() *BadNotice {
	for _, d := range n.MakeUp {
		switch {
		case slices.Contains(n.Holidays, d):
			return &BadNotice{n.Year, d, finding.Text{ZH: "既是放假又是上班", EN: "is both off and worked"}}
		case !weekend(d):
			return &BadNotice{n.Year, d, finding.Text{ZH: "不是周末，不用调休上班", EN: "makes up for nothing: it is no weekend"}}
		}
	}
	for _, d := range slices.Concat(n.Holidays, n.MakeUp) {
		if d.Year != n.Year && (d.Year != n.Year-1 || d.Month != 12) {
			return &BadNotice{n.Year, d, finding.Text{ZH: "不是这一年的日子", EN: "is a day of another year"}}
		}
	}
	return nil
}
