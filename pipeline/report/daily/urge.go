package daily

import (
	"fmt"

	"jixiao/pipeline/report/view"
)

// urge is what to write to a department about one duty that is still open,
// ready to be pasted; "" where the department has nothing to do.
func (d *daily) urge(x view.Due) string {
	if x.Duty.Department == "" || !x.Outstanding() {
		return ""
	}
	what := d.DutyName(x.Duty)
	switch {
	case x.Missing():
		what += "尚未报送"
	case x.Returned():
		what += "已退回，改好的还没有报来"
	default:
		what += "还有须说明的审核意见没有说明"
	}
	if x.Duty.SubjectCode() != "" {
		what = " " + what // letters and digits stand off from Chinese
	}
	return "【" + d.Campaign.Settings.Notify.Sign() + "】贵单位" + what + d.pressing(x) + "。"
}

// pressing is by when, and what to do.
func (d *daily) pressing(x view.Due) string {
	do := "报送"
	if x.Unexplained() {
		do = "说明"
	}
	switch days := view.DaysBetween(d.Today, x.Deadline); {
	case x.Deadline.IsZero():
		return "，请及时" + do
	case days < 0 && x.Late == 0:
		return fmt.Sprintf("，截止日期 %s 已过，请尽快%s", view.MonthDay(x.Deadline), do)
	case days < 0:
		return fmt.Sprintf("，截止日期 %s 已过（%s），请尽快%s", view.MonthDay(x.Deadline), d.Remaining(x), do)
	case days == 0:
		return "，今日截止，请今天" + do
	default:
		return fmt.Sprintf("，截止 %s（%s），请及时%s", view.MonthDay(x.Deadline), d.Remaining(x), do)
	}
}
