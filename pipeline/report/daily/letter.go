package daily

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// Letter tells the section where everything stands and what is to be done
// today; the whole report goes with it.
func Letter(c *campaign.Campaign, s *record.Snapshot) view.Letter {
	d := newDaily(c, s)
	tasks := d.tasks()
	l := view.Letter{Subject: finding.OneLine(fmt.Sprintf("【%s】审核日报 %s：今天要办 %d 项", c.Settings.Notify.Sign(), view.MonthDay(d.Today), len(tasks)))}
	l.Add("%s    %s", c.Name, d.AsOfText())
	var figures []string
	for _, f := range d.facts(nil) {
		figures = append(figures, f.Label+" "+f.Figure)
	}
	l.Add("%s", strings.Join(figures, "，"))
	var lines []string
	for _, t := range tasks {
		lines = append(lines, t.line())
	}
	if len(lines) == 0 {
		lines = []string{"今天没有要办的事项。"}
	}
	l.Section("今天要办", lines)
	if slices.ContainsFunc(tasks, func(t task) bool { return t.question.Key != "" }) {
		l.Add("要处理的，在审核日报工作簿的“处理意见”栏里选，存盘放进收件箱的“绩效科”文件夹。")
	}
	return l
}

// line is a task in one line.
func (t task) line() string {
	text := t.what
	if t.who != "" {
		text += "　" + t.who
	}
	text += "：" + t.detail
	if t.file != "" {
		text += "　文件：" + t.file
	}
	return text
}
