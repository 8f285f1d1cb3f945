package view

import (
	"fmt"
	"time"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
)

// OpenedOn is the day since which a finding has been open without a break, in the
// campaign's zone: 2023-10-13. It is "" where it is not known.
func OpenedOn(i record.Issue, zone *time.Location) string { return dayText(i.Opened, zone) }

// FirstToldOn is the day on which one that is back again was told first, "" of all
// others.
func FirstToldOn(i record.Issue, zone *time.Location) string { return dayText(i.Earlier, zone) }

func dayText(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(zone).Format("2006-01-02")
}

// FirstSeen is the day on which the finding was first told, whichever version had
// it: 2023-10-13. Where it is not known it is the run: 第 3 次审核.
func (v *View) FirstSeen(i record.Issue) write.Cell {
	for _, t := range []time.Time{i.Earlier, i.Opened, i.Since} {
		if !t.IsZero() {
			return write.Text(dayText(t, v.AsOf.Location()))
		}
	}
	if i.FirstRun == 0 {
		return write.Cell{}
	}
	return write.Text(fmt.Sprintf("第 %d 次审核", i.FirstRun))
}

// BackAgain says of a finding that it was told before, was gone, and is there
// again; "" of all others. It names days and counts none.
func (v *View) BackAgain(i record.Issue) string {
	if i.EarlierRun == 0 {
		return ""
	}
	again := record.Recurred.Label().ZH
	if i.Earlier.IsZero() || i.Opened.IsZero() {
		return again
	}
	const day = "1月2日"
	zone := v.AsOf.Location()
	return i.Earlier.In(zone).Format(day) + "提出过，后来没有了，" + i.Opened.In(zone).Format(day) + again
}
