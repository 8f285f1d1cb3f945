package daily

import (
	"fmt"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// held says what does not go out to the departments, and since when.
func (d *daily) held() []task {
	switch d.Campaign.Publishing {
	case campaign.Trial:
		return []task{{what: "试运行", tone: write.Amber,
			detail: d.sinceWay() + "各单位看不到审核结果，也收不到邮件；要发的内容在“待发”里，供核对。" + d.comparing() + "要发给各单位，请在设置工作簿的“发布方式”里改为 先审后发 或 直接发布"}}
	case campaign.Review:
		return d.toRelease()
	}
	return nil
}

// toRelease are the departments whose results wait for the section.
func (d *daily) toRelease() []task {
	waiting := d.going.Waiting()
	if len(waiting) == 0 {
		return nil
	}
	var names []string
	for _, u := range waiting {
		name := d.Unit(u.Code)
		if d.Snapshot.WasReleased(u.Code) {
			name += "（放行以后又有变化）"
		}
		names = append(names, name)
	}
	return []task{{what: "待放行", who: fmt.Sprintf("%d 个单位", len(waiting)), tone: write.Amber,
		detail:   d.sinceWay() + "先审后发。核对“待发”里的内容，无误的在工作簿“待放行”表里放行，都无误的选“全部放行”；以后有新内容要再放行：" + strings.Join(names, "、"),
		question: d.going.ReleaseOf()}}
}

// releases is the list on which the section says which departments' results may
// go out; the report is then dropped into its own folder of the inbox.
func (d *daily) releases() *panel {
	if d.Campaign.Publishing != campaign.Review {
		return nil
	}
	p := &panel{name: "待放行", title: "待放行", empty: "没有等待放行的内容。", frozen: 2, yes: 6,
		note: "核对“待发”后，在“放行”栏填 是，存盘放进收件箱的“绩效科”文件夹；内容有变化的，要按新的日报再放行    " + d.AsOfText(),
		columns: []view.Column{view.Short("单位代码", 10), view.Words("单位", 40), view.Number("须修改", 9), view.Number("须说明", 9), view.Number("收到文件", 10),
			view.Short(record.ReleaseColumn, 10).OnSheet(), view.Short(record.ReleaseKeyColumn, 30).Unseen().OnSheet()}}
	told := d.going.Departments()
	for _, u := range d.going.Waiting() {
		n := view.CountSeverities(told.IssuesOf(u.Code))
		p.row(write.Text(u.Code), write.Text(u.Name), write.Count(n[finding.Error]), write.Count(n[finding.Warning]), write.Count(len(told.Received(u.Code))),
			write.Text("").Input().AsText(), write.Text(record.ReleaseKey(u.Code, d.going.State(u.Code))))
	}
	return p
}

// sinceWay is since when results are published as they are now.
func (d *daily) sinceWay() string {
	last := d.Snapshot.LastWay()
	if last == nil {
		return ""
	}
	return fmt.Sprintf("自第 %d 次审核（%s）起，", last.Run, last.AsOf.In(d.Campaign.Zone).Format("1月2日 15:04"))
}

// seen says that a department can read something where it does, and otherwise
// that it cannot yet.
func (d *daily) seen(unit, where string) string {
	if d.going.Waits(unit) {
		return "单位还没有看到（在待发里）"
	}
	return "单位已在" + where + "中看到"
}

// comparing says how far the section is with comparing findings.
func (d *daily) comparing() string {
	x := d.compared
	return fmt.Sprintf("试运行对照：一致 %d，误判 %d，漏查 %d，还有 %d 条未对照。", x.count[record.Same], x.count[record.Falsely], x.count[record.Missed], x.open())
}

// slipped are notes of the section's that do not count as they are written.
func (d *daily) slipped() []task {
	var out []task
	for _, n := range d.compared.slips {
		written := ""
		if n.Mark != "" {
			written = "“对照”填的是" + view.Quoted(n.Mark) + "，"
		}
		out = append(out, task{what: "对照填得不对", who: campaign.SectionFolder, tone: write.Amber, file: finding.OneLine(n.From.Path),
			detail: finding.OneLine(n.At.Sheet) + "!" + n.At.Cell + "：" + written + n.Slip().ZH})
	}
	return out
}
