package campaign

import (
	"errors"
	"fmt"

	"jixiao/rules/finding"
	"jixiao/rules/workdays"
)

// calendar is the national one, with the notices that the keeper added.
func (l *loader) calendar(notices []workdays.Notice) *workdays.Calendar {
	national := workdays.National()
	c, err := national.With(notices...)
	var bad *workdays.BadNotice
	if errors.As(err, &bad) {
		l.file.fault("holidays", finding.Text{
			ZH: fmt.Sprintf("%d 年的放假安排：%s %s", bad.Year, bad.Day, bad.Why.ZH),
			EN: fmt.Sprintf("notice of %d: %s %s", bad.Year, bad.Day, bad.Why.EN)})
		return national
	}
	return c
}
