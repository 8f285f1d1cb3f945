package report

import (
	"fmt"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/report/book"
)

// held says what does not go out to the departments, and since when.
func (d *daily) held() []task {
	switch d.c.Publishing {
	case campaign.Trial:
		return []task{{what: "试运行", tone: book.Amber,
			detail: d.sinceWay() + "各单位看不到审核结果，也收不到邮件；要发的内容在“待发”里，供核对。要发给各单位，请在设置工作簿的“发布方式”里改为 先审后发 或 直接发布"}}
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
		names = append(names, d.unit(u.Code))
	}
	return []task{{what: "待放行", who: fmt.Sprintf("%d 个单位", len(waiting)), tone: book.Amber,
		detail:  d.sinceWay() + "先审后发。核对“待发”里的内容，无误的放行；以后有新内容要再放行：" + strings.Join(names, "、"),
		command: "jixiao release 单位代码 --why 已核对（全部放行：--all）"}}
}

// sinceWay is since when results are published as they are now.
func (d *daily) sinceWay() string {
	last := d.s.LastWay()
	if last == nil {
		return ""
	}
	return fmt.Sprintf("自第 %d 次审核（%s）起，", last.Run, last.AsOf.In(d.c.Zone).Format("1月2日 15:04"))
}

// seen says that a department can read something where it does, and otherwise
// that it cannot yet.
func (d *daily) seen(unit, where string) string {
	if d.going.Waits(unit) {
		return "单位还没有看到（在待发里）"
	}
	return "单位已在" + where + "中看到"
}
