package report

import (
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/report/book"
)

// held says what does not go out to the departments.
func (d *daily) held() []task {
	if d.c.Publishing != campaign.Trial {
		return nil
	}
	return []task{{what: "试运行", tone: book.Amber,
		detail: "各单位看不到审核结果，也收不到邮件；要发的内容在“待发”里，供核对。要发给各单位，请在设置工作簿的“发布方式”里改为 先审后发 或 直接发布"}}
}

// seen says that a department can read something where it does, and otherwise
// that it cannot yet.
func (d *daily) seen(unit, where string) string {
	if d.going.Waits(unit) {
		return "单位还没有看到（在待发里）"
	}
	return "单位已在" + where + "中看到"
}
