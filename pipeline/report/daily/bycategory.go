package daily

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/merge"
	"jixiao/pipeline/report/page"
	"jixiao/pipeline/report/view"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// mending counts the problems of one category.
type mending struct{ all, finished, going, other, late int }

func (m *mending) add(n mending) {
	m.all, m.finished, m.going = m.all+n.all, m.finished+n.finished, m.going+n.going
	m.other, m.late = m.other+n.other, m.late+n.late
}

// bar is the category on a page: what is done, what goes on, and the rest.
func (m *mending) bar(category string) page.Bar {
	return page.Bar{Label: category, Length: int64(m.all), Shown: fmt.Sprintf("%d / %d", m.finished, m.all),
		Parts: []page.Stretch{{Length: int64(m.finished)}, {Length: int64(m.going), Tone: page.Amber}, {Length: int64(m.other), Tone: page.Grey}}}
}

// byCategory counts how far the problems of every category are; nil where the
// campaign has none that are in some state. What it is called follows from what
// the columns are called: 整改状态, 问题类别.
func (d *daily) byCategory() *panel {
	state, category := d.roles().state, d.roles().category
	if state == nil || category == nil || state.Sheet != category.Sheet {
		return nil
	}
	doing, what, name := stem(label(state), "办理", "状态", "情况", "进度"), stem(label(category), "事项", "类别", "类型", "分类"), state.Sheet.Form.Name.ZH
	p := &panel{name: doing + "进度", title: doing + "进度（按" + label(category) + "）", note: "按已纳入的" + name + "统计    " + d.AsOfText(),
		empty: "还没有纳入的" + name + "。",
		columns: []view.Column{view.Words(label(category), 20), view.Number("应"+doing, 12), view.Number(words(spec(state).Done, "已完成"), 12),
			view.Number(words(spec(state).Going, "进行中"), 12), view.Number("其他", 12), view.Number("逾期未完成", 14), view.Number(doing+"完成率", 14)},
		bars: []bars{{title: "各类" + what + "（个）", label: 1, figure: 2}, {title: "其中" + words(spec(state).Done, "已完成") + "（个）", label: 1, figure: 3}}}
	counts, order := d.mendings()
	var all mending
	parts := page.Chart{Title: "各类" + what + "（已完成 / 全部）", Legend: mendingLegend(words(spec(state).Done, "已完成"), words(spec(state).Going, "进行中"))}
	for _, category := range order {
		n := counts[category]
		all.add(*n)
		parts.Bars = append(parts.Bars, n.bar(category))
		p.row(write.Text(category), write.Count(n.all), write.Count(n.finished), write.Count(n.going), write.Count(n.other),
			tallied(n.late, write.Red), percent(n.finished, n.all))
	}
	if len(order) == 0 {
		return p
	}
	p.drawings = []page.Chart{parts}
	p.close(write.Text("合计"))
	for _, n := range []int{all.all, all.finished, all.going, all.other, all.late} {
		p.sum(n)
	}
	p.close(percent(all.finished, all.all))
	return p
}

// stem is what a label is about: 整改 of 整改状态.
func stem(label, none string, endings ...string) string {
	for _, ending := range endings {
		label = strings.TrimSuffix(label, ending)
	}
	return cmp.Or(label, none)
}

// words are what a state is called.
func words(list []string, none string) string { return cmp.Or(strings.Join(list, "、"), none) }

// mendings counts the rows of the master by category, the categories in the
// order of the form's own list.
func (d *daily) mendings() (map[string]*mending, []string) {
	counts := map[string]*mending{}
	s, at := d.roles().category.Sheet, d.roles().category.Column
	for i := range s.Rows {
		r := &s.Rows[i]
		category := s.Value(r, at).Text
		if counts[category] == nil {
			counts[category] = &mending{}
		}
		counts[category].add(d.mendingOf(s, r))
	}
	order := slices.DeleteFunc(s.At(at).Words(), func(c string) bool { return counts[c] == nil })
	var others []string
	for c := range counts {
		if !slices.Contains(order, c) {
			others = append(others, c)
		}
	}
	slices.Sort(others)
	return counts, append(order, others...)
}

// mendingOf is one problem. It is late when it is not finished and its own
// date, or else the form's deadline, is over.
func (d *daily) mendingOf(s *merge.Sheet, r *merge.Row) mending {
	m := mending{all: 1}
	state, of := s.Value(r, d.roles().state.Column).Text, spec(d.roles().state)
	switch {
	case slices.Contains(of.Done, state):
		m.finished = 1
		return m
	case slices.Contains(of.Lasting, state):
		m.other = 1
		return m
	case slices.Contains(of.Going, state):
		m.going = 1
	default:
		m.other = 1
	}
	if over(d.dueOf(s, r), d.Today) {
		m.late = 1
	}
	return m
}

// dueOf is by when a row is to be done: its own day, else the deadline of what it
// was handed in for.
func (d *daily) dueOf(s *merge.Sheet, r *merge.Row) value.Date {
	if due := d.roles().due; due != nil && due.Sheet == s {
		if own := s.Value(r, due.Column); own.OK() && own.Type == form.TypeDate && !own.Date.IsZero() {
			return own.Date
		}
	}
	if r.Version == nil {
		return value.Date{}
	}
	return d.DueOf(r.Version.Duty).Deadline
}

func over(due, today value.Date) bool { return !due.IsZero() && due.Before(today) }
