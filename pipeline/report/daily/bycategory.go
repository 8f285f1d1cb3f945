package daily

import (
	"slices"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// lasting is the status of a measure that has no end.
const lasting = "长期坚持"

// mending counts the problems of one category.
type mending struct{ all, finished, going, other, late int }

func (m *mending) add(n mending) {
	m.all, m.finished, m.going = m.all+n.all, m.finished+n.finished, m.going+n.going
	m.other, m.late = m.other+n.other, m.late+n.late
}

// byCategory counts how far the rectification of every category of problems is.
func (d *daily) byCategory() *panel {
	p := &panel{name: "整改进度", title: "整改进度（按问题类别）", note: "按已纳入的整改情况报告表统计    " + d.AsOfText(),
		empty: "还没有纳入的整改情况报告表。",
		columns: []view.Column{view.Words("问题类别", 24), view.Number("应整改", 12), view.Number("已完成", 12), view.Number("整改中", 12),
			view.Number("其他", 12), view.Number("逾期未完成", 14), view.Number("整改完成率", 14)},
		bars: []bars{{title: "各类问题（个）", label: 1, figure: 2}, {title: "其中已完成（个）", label: 1, figure: 3}}}
	counts, order := d.mendings()
	var all mending
	for _, category := range order {
		n := counts[category]
		all.add(*n)
		p.row(write.Text(category), write.Count(n.all), write.Count(n.finished), write.Count(n.going), write.Count(n.other),
			tallied(n.late, write.Red), percent(n.finished, n.all))
	}
	if len(order) == 0 {
		return p
	}
	p.close(write.Text("合计"))
	for _, n := range []int{all.all, all.finished, all.going, all.other, all.late} {
		p.sum(n)
	}
	p.close(percent(all.finished, all.all))
	return p
}

// mendings counts the rows of the standing reports by category, the
// categories in the order of the form's own list.
func (d *daily) mendings() (map[string]*mending, []string) {
	counts := map[string]*mending{}
	for _, x := range d.dues {
		if x.Duty.Form != view.Rectification || x.Standing == nil || x.Standing.Submission == nil {
			continue
		}
		for _, row := range x.Standing.Submission.Tables["problems"].Rows {
			if code := row.Value(form.ProjectField); x.Duty.Project() != "" && code.Text != x.Duty.Project() {
				continue
			}
			category := row.Value("category").Text
			if counts[category] == nil {
				counts[category] = &mending{}
			}
			counts[category].add(d.mendingOf(row, x))
		}
	}
	var listed []string
	if def := d.Forms[view.Rectification]; def != nil {
		for _, b := range def.Tables {
			listed = append(listed, view.ColumnChoices(b, "category")...)
		}
	}
	order := slices.DeleteFunc(listed, func(c string) bool { return counts[c] == nil })
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
func (d *daily) mendingOf(row form.TableRow, x view.Due) mending {
	m := mending{all: 1}
	switch row.Value("status").Text {
	case view.Finished:
		m.finished = 1
		return m
	case lasting:
		m.other = 1
		return m
	case "整改中":
		m.going = 1
	default:
		m.other = 1
	}
	due := x.Deadline
	if own := row.Value("due"); own.OK() && !own.Date.IsZero() {
		due = own.Date
	}
	if over(due, d.Today) {
		m.late = 1
	}
	return m
}

func over(due, today value.Date) bool { return !due.IsZero() && due.Before(today) }
