package daily

import (
	"time"

	"jixiao/internal/office/write"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// mostDays is how far back the trend goes.
const mostDays = 14

// trend says of every day how much had come by then, and how much was open; nil
// before the second day, and where nothing is owed.
func (d *daily) trend() *panel {
	days := d.days()
	if len(days) < 2 || len(d.dues) == 0 {
		return nil
	}
	p := &panel{name: "每日进度", title: "每日进度", note: "报齐率是已报过的报送事项占应报的比例；未解决的意见是须修改和须说明的    " + d.AsOfText(),
		columns: []view.Column{view.Short("日期", 14), view.Number("应报事项", 12), view.Number("已报事项", 12), view.Number("报齐率", 12),
			view.Number("未解决的意见", 14), view.Number("当日新的意见", 14)},
		bars: []bars{{title: "报齐率", label: 1, figure: 4}, {title: "未解决的意见（条）", label: 1, figure: 5}}}
	came := d.cameOn()
	open, fresh := d.openings(days)
	for n, day := range days {
		met := 0
		for _, first := range came {
			if !first.After(day) {
				met++
			}
		}
		p.row(write.Text(view.MonthDay(day)), write.Count(len(d.dues)), write.Count(met), percent(met, len(d.dues)),
			write.Count(open[n]), write.Count(fresh[n]))
	}
	return p
}

// days are those from the first arrival until today, the last ones where there
// are many.
func (d *daily) days() []value.Date {
	first := d.Today
	for i := range d.Snapshot.Files {
		if day := d.dayOf(d.Snapshot.Files[i].Arrival); !day.IsZero() && day.Before(first) {
			first = day
		}
	}
	if from := d.Today.AddDays(1 - mostDays); first.Before(from) {
		first = from
	}
	var out []value.Date
	for day := first; !day.After(d.Today); day = day.AddDays(1) {
		out = append(out, day)
	}
	return out
}

func (d *daily) dayOf(t time.Time) value.Date {
	if t.IsZero() {
		return value.Date{}
	}
	return value.DateOf(t.In(d.AsOf.Location()))
}

// cameOn are the days on which something first came for what is owed.
func (d *daily) cameOn() []value.Date {
	owed := crosscheck.AsOwed(d.Campaign)
	firsts := crosscheck.Firsts(d.Snapshot.Versions, owed)
	var out []value.Date
	for i := range d.dues {
		if first, met := firsts[owed(d.dues[i].Duty)]; met {
			out = append(out, d.dayOf(first.Came))
		}
	}
	return out
}

// openings counts the findings that were open at the end of each day, and those of
// them that were told on it first.
func (d *daily) openings(days []value.Date) (open, fresh []int) {
	open, fresh = make([]int, len(days)), make([]int, len(days))
	count := func(since time.Time, holds func(day value.Date) bool) {
		told := d.dayOf(since)
		for n, day := range days {
			if told.After(day) || !holds(day) {
				continue
			}
			if open[n]++; told == day {
				fresh[n]++
			}
		}
	}
	for n := range d.Snapshot.Issues {
		if i := &d.Snapshot.Issues[n]; i.Because == "" && i.Weight() >= finding.Warning {
			count(i.Since, func(value.Date) bool { return true })
		}
	}
	for n := range d.Snapshot.Resolved {
		r := &d.Snapshot.Resolved[n]
		mended := d.dayOf(r.At)
		count(r.Since, mended.After)
	}
	return open, fresh
}
