package daily

import (
	"fmt"
	"slices"

	"jixiao/internal/office/write"
	"jixiao/pipeline/merge"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/page"
	"jixiao/pipeline/report/view"
	"jixiao/rules/value"
)

// dayOfMending is how far the problems were at the end of a day, by category.
type dayOfMending struct {
	day        value.Date
	byCategory map[string]*mending
	all        mending
}

// mendingTrend says of every day how many problems were in which state, in all and
// by category; nil before the second day, and where the campaign has none.
func (d *daily) mendingTrend() *panel {
	state, category := d.roles().state, d.roles().category
	days := d.days()
	if state == nil || category == nil || state.Sheet != category.Sheet || len(days) < 2 || len(state.Sheet.Rows) == 0 {
		return nil
	}
	doing := stem(label(state), "办理", "状态", "情况", "进度")
	done, going := words(spec(state).Done, "已完成"), words(spec(state).Going, "进行中")
	_, order := d.mendings()
	p := &panel{name: "每日" + doing, title: "每日" + doing + "进度", frozen: 1,
		note: "各" + label(category) + "是" + done + "和全部的个数；每天按当天已纳入的版本统计    " + d.AsOfText(),
		columns: []view.Column{view.Short("日期", 10), view.Number("应"+doing, 8), view.Number(done, 8), view.Number(going, 8),
			view.Number("其他", 8), view.Number(doing+"完成率", 12)},
		bars: []bars{{title: doing + "完成率", label: 1, figure: 6}}}
	for _, c := range order {
		p.columns = append(p.columns, view.Short(c, 11))
	}
	chart := page.Chart{Title: "每日" + doing + "进度（" + done + " / 全部）", Legend: mendingLegend(done, going)}
	for _, x := range d.mendingByDay(days) {
		cells := []write.Cell{write.Text(view.MonthDay(x.day)), write.Count(x.all.all), write.Count(x.all.finished), write.Count(x.all.going),
			write.Count(x.all.other), percent(x.all.finished, x.all.all)}
		for _, c := range order {
			cells = append(cells, partOf(x.byCategory[c]))
		}
		p.row(cells...)
		chart.Bars = append(chart.Bars, x.all.bar(view.MonthDay(x.day)))
	}
	p.drawings = []page.Chart{chart}
	return p
}

func mendingLegend(done, going string) []page.Meaning {
	return []page.Meaning{{Text: done}, {Tone: page.Amber, Text: going}, {Tone: page.Grey, Text: "其他"}}
}

// partOf is how much of a category is finished; where there is nothing, nothing
// stands.
func partOf(m *mending) write.Cell {
	if m == nil {
		return write.Cell{}
	}
	return write.Text(fmt.Sprintf("%d / %d", m.finished, m.all))
}

// mendingByDay counts anew only on the days on which something came that counts.
func (d *daily) mendingByDay(days []value.Date) []dayOfMending {
	var out []dayOfMending
	came := map[value.Date]bool{}
	for i := range d.Snapshot.Versions {
		if v := &d.Snapshot.Versions[i]; v.Duty.Form == d.roles().state.Sheet.Form.ID {
			came[d.dayOf(v.File.Arrival)] = true
		}
	}
	for i, day := range days {
		if i > 0 && !came[day] {
			same := out[i-1]
			same.day = day
			out = append(out, same)
			continue
		}
		out = append(out, d.mendingOn(day))
	}
	return out
}

// mendingOn counts what the master would have held at the end of a day.
func (d *daily) mendingOn(day value.Date) dayOfMending {
	out := dayOfMending{day: day}
	s := record.Snapshot{Run: d.Snapshot.Run, Versions: d.standingOn(day)}
	at := rolesOf(merge.New(d.Campaign, &s))
	then := &daily{View: d.View, roles: func() roles { return at }}
	if at.state == nil || at.category == nil {
		return out
	}
	out.byCategory, _ = then.mendings()
	for _, m := range out.byCategory {
		out.all.add(*m)
	}
	return out
}

// standingOn are the versions that had come by a day. What was replaced since
// stood then, if it stood by itself; what the section decided holds for every day.
func (d *daily) standingOn(day value.Date) []record.Version {
	all := slices.DeleteFunc(slices.Clone(d.Snapshot.Versions), func(v record.Version) bool { return d.dayOf(v.File.Arrival).After(day) })
	for i := range all {
		if all[i].State == record.Replaced {
			all[i].State, all[i].Verdict = "", record.Worse(all[i].Own, all[i].CampaignWide)
		}
	}
	return all
}
