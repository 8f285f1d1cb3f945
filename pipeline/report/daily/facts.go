package daily

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jixiao/pipeline/report/page"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// facts are the figures on top, each leading to the part that says more: how long
// there is, how much has come, what is still to be done.
func (d *daily) facts(panels []*panel) []page.Fact {
	var missing, returned, unexplained int
	owed := view.Owed(d.dues)
	for _, x := range owed {
		switch {
		case x.Missing():
			missing++
		case x.Returned():
			returned++
		case x.Unexplained():
			unexplained++
		}
	}
	n := view.CountSeverities(d.Snapshot.Issues)
	to := func(title string) string {
		return page.PartAt(slices.IndexFunc(panels, func(p *panel) bool { return p.title == title }))
	}
	urge, serious := to("催报清单"), to("须修改、须说明的审核意见")
	facts := append(d.deadline(urge), page.Fact{Figure: fmt.Sprintf("%d / %d", len(owed)-missing, len(owed)), Label: "已报 / 应报事项", To: to("各单位报送情况")})
	return append(facts,
		fact(missing, "未报送", page.Red, urge), fact(returned, "退回待修改", page.Red, urge), fact(unexplained, "待说明", page.Amber, urge),
		fact(n[finding.Error], "须修改意见", page.Red, serious), fact(n[finding.Warning], "须说明意见", page.Amber, serious),
		fact(d.Snapshot.Run.Balance.Seen, "收件箱文件", "", to("收到的文件")))
}

// fact is a count; a tone is for what is there.
func fact(n int, label string, tone page.Tone, to string) page.Fact {
	if n == 0 {
		tone = ""
	}
	return page.Fact{Figure: strconv.Itoa(n), Label: label, Tone: tone, To: to}
}

// deadline is the one that comes next, or else the one that passed last; none
// where nothing has a deadline.
func (d *daily) deadline(to string) []page.Fact {
	var next value.Date
	for _, x := range view.Owed(d.dues) {
		if nearer(x.Deadline, next, d.Today) {
			next = x.Deadline
		}
	}
	if next.IsZero() {
		return nil
	}
	forms := []string{}
	for _, x := range view.Owed(d.dues) {
		if name := d.FormName(x.Duty.Form); x.Deadline == next && !slices.Contains(forms, name) {
			forms = append(forms, name)
		}
	}
	day, of := view.MonthDay(next), "（"+strings.Join(forms, "、")+"）"
	switch left := view.DaysBetween(d.Today, next); {
	case left > 0:
		return []page.Fact{{Figure: fmt.Sprintf("%d 天", left), Label: "距 " + day + " 截止" + of, To: to}}
	case left == 0:
		return []page.Fact{{Figure: "今天", Label: day + " 截止" + of, Tone: page.Amber, To: to}}
	default:
		return []page.Fact{{Figure: fmt.Sprintf("%d 天", -left), Label: day + " 截止已过" + of, To: to}}
	}
}

// nearer reports whether a deadline tells more today than another one: what is
// still to come before what is over, and of either what is nearest.
func nearer(a, b, today value.Date) bool {
	switch {
	case a.IsZero() || b.IsZero():
		return !a.IsZero()
	case over(a, today) != over(b, today):
		return over(b, today)
	case over(a, today):
		return b.Before(a)
	}
	return a.Before(b)
}
