package department

import (
	"slices"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// answered says where a finding stands: that it is back again, what became of what
// was answered to it, and where nothing was, that an answer is waited for.
func (d *department) answered(i record.Issue) string {
	again, outcome := d.BackAgain(i), d.outcome(i)
	if again == "" || outcome == "" {
		return again + outcome
	}
	return again + "；" + outcome
}

// outcome is that but for since when it is told.
func (d *department) outcome(i record.Issue) string {
	var parts []string
	if a := i.Explanation; a != nil {
		parts = append(parts, "说明已采纳（"+d.monthDay(a.File)+"收到），不用再写")
	}
	if a := i.Untaken; a != nil {
		parts = append(parts, "写的是"+view.Quoted(a.Explanation)+"，"+view.OutcomeText(*a, a.Explained))
	}
	if a := i.Objection; a != nil {
		parts = append(parts, view.OutcomeText(*a, a.Objected))
	}
	switch {
	case len(parts) > 0:
		return strings.Join(parts, "；")
	case i.Weight() == finding.Warning && d.code == Section:
		return "待核对"
	case i.Weight() == finding.Warning:
		return "待说明"
	case i.Weight() == finding.Error:
		return "待改正"
	}
	return ""
}

func (d *department) monthDay(f record.File) string {
	return f.Arrival.In(d.AsOf.Location()).Format("1月2日")
}

// mostReplies is how many answers a department's report comes back to.
const mostReplies = 100

// replies writes what became of the department's answers, the newest first.
func (d *department) replies(s *write.Sheet, width int) {
	if len(d.answers) == 0 {
		return
	}
	s.Row(write.Text("对情况说明、异议的处理").As(write.Heading).Over(width))
	s.Row(write.Text("文件、位置").As(write.Head).Over(2), write.Text("写的内容").As(write.Head).Over(2), write.Text("处理结果").As(write.Head).Over(width-4))
	all := slices.Clone(d.answers)
	slices.Reverse(all)
	for _, a := range all[:min(len(all), mostReplies)] {
		where := d.short(finding.OneLine(a.File.Path)) + " " + a.Place.Cell
		d.reply(s, where, a.Explanation, view.OutcomeText(a, a.Explained), width)
		d.reply(s, where, a.Objection, view.OutcomeText(a, a.Objected), width)
	}
}

func (d *department) reply(s *write.Sheet, where, said, result string, width int) {
	if said == "" {
		return
	}
	s.Row(write.Text(where).Aligned(write.Left).Wrapped().Over(2), write.Text(said).Aligned(write.Left).Wrapped().Over(2),
		write.Text(result).Aligned(write.Left).Wrapped().Over(width-4))
}
