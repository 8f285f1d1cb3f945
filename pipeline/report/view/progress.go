package view

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/rules/value"
)

// Progress says how far the duty is, in the tone of what is left to do.
func (d Due) Progress() write.Cell {
	switch {
	case d.Cancelled != nil:
		return write.Text("已取消")
	case d.Withdrawn:
		return write.Text("已作废待重报").Toned(write.Red)
	case d.Awaits():
		return write.Text("待反馈")
	case d.Missing():
		return write.Text("未报送").Toned(write.Red)
	case d.Returned():
		return write.Text("已报送待修改").Toned(write.Red)
	case d.Unexplained():
		return write.Text("已报送待说明").Toned(write.Amber)
	case d.Latest.State == record.AfterFinal:
		return write.Text("已报送待更正").Toned(write.Amber)
	}
	return write.Text("已报送")
}

// verdict is the latest version's verdict.
func (d Due) verdict() write.Cell {
	if d.Latest == nil {
		return write.Cell{}
	}
	return write.Text(d.Latest.Verdict.Label().ZH).Toned(VerdictTone(d.Latest.Verdict))
}

// VerdictTone is the tone in which a verdict is written.
func VerdictTone(v record.Verdict) write.Tone {
	switch v {
	case record.Returned, record.Unreadable:
		return write.Red
	case record.NeedsExplanation:
		return write.Amber
	}
	return write.NoTone
}

// version is the number of the latest version: 第 2 版.
func (d Due) version() write.Cell {
	if d.Latest == nil {
		return write.Cell{}
	}
	return write.Text(VersionName(d.Latest))
}

// number is how people name the latest version: its 编号.
func (d Due) number() write.Cell {
	if d.Latest == nil {
		return write.Cell{}
	}
	return write.Text(fmt.Sprint(d.Latest.ID))
}

// VersionName is a version as people call it: 第 2 版.
func VersionName(n *record.Version) string { return fmt.Sprintf("第 %d 版", n.N) }

// Remark says what the other columns do not.
func (v *View) Remark(d Due) string {
	if d.Cancelled != nil {
		return "取消报送任务（" + d.Cancelled.By + "：" + d.Cancelled.Why + "）"
	}
	if w := v.dropped[d.Duty]; w != nil && (d.Latest == nil || d.Latest.N < w.N) {
		return VersionName(w) + w.Label().ZH + "（" + w.Reason().ZH + "）"
	}
	unknown := v.unknown[d.Duty.Department]
	switch {
	case d.Latest == nil && unknown > 0:
		return fmt.Sprintf("该单位另有 %d 个文件未能识别，请核对", unknown)
	case d.Latest == nil:
		return ""
	case d.Excluded != nil:
		return "暂不纳入总表：" + d.Excluded.Why
	case d.Latest.State == record.Disputed, d.Latest.State == record.AfterFinal:
		return d.Latest.Reason().ZH
	case d.Latest.Correction != nil:
		return "定稿后更正（" + v.DecidedOnDay(*d.Latest.Correction).String() + "，" + d.Latest.Correction.Why + "）"
	case d.Returned() && d.Standing != nil:
		return "总表暂用" + VersionName(d.Standing)
	case d.Returned():
		return "改好前不纳入总表"
	case d.Doubted:
		return "金额与明细表的预算相差十倍以上，待绩效科认定"
	case d.Latest.Says != nil && d.Latest.Says.Nil():
		return "零报告"
	}
	return ""
}

// Sender is whose duty it is; the forms of the whole campaign are the section's.
func (v *View) Sender(d record.Duty) string {
	if d.Department == "" {
		return "绩效科"
	}
	return v.Unit(d.Department)
}

// Remaining says how many days are left for a duty that is outstanding: on what
// is made with every run, for it says something else every day.
func (v *View) Remaining(d Due) write.Cell {
	if d.Deadline.IsZero() || !d.Outstanding() {
		return write.Cell{}
	}
	switch n := DaysBetween(v.Today, d.Deadline); {
	case n < 0 && d.Withdrawn && d.Late == 0:
		return write.Text("不算逾期").Toned(write.Amber)
	case n < 0 && d.Late == 0 && !d.Missing(): // what first came decides who is late
		return write.Text(fmt.Sprintf("截止日已过 %d 天", -n)).Toned(write.Amber)
	}
	return v.until(d.Deadline)
}

// until says how many days are left until a deadline, or were since.
func (v *View) until(deadline value.Date) write.Cell {
	switch n := DaysBetween(v.Today, deadline); {
	case n < 0:
		return write.Text(fmt.Sprintf("已逾期 %d 天", -n)).Toned(write.Red)
	case n == 0:
		return write.Text("今日截止").Toned(write.Amber)
	default:
		return write.Text(fmt.Sprintf("剩余 %d 天", n))
	}
}
