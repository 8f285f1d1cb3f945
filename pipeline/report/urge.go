package report

import (
	"fmt"
	"strings"

	"jixiao/pipeline/record"
)

// urge is what to write to a department about one duty that is still open,
// ready to be pasted; "" where the department has nothing to do.
func (v *view) urge(d Due) string {
	if d.Duty.Department == "" || !d.outstanding() {
		return ""
	}
	what := v.dutyName(d.Duty)
	switch {
	case d.Missing():
		what += "尚未报送"
	case d.Returned():
		what += "已退回，改好的还没有报来"
	default:
		what += "还有须说明的审核意见没有说明"
	}
	if d.Duty.Project != "" {
		what = " " + what // letters and digits stand off from Chinese
	}
	return "【" + v.c.Settings.Notify.Sign() + "】贵单位" + what + v.pressing(d) + "。"
}

// dutyName is form and project as people name them in a sentence: A-10 评分表.
func (v *view) dutyName(d record.Duty) string {
	return strings.TrimSpace(d.Project + " " + v.formName(d.Form))
}

// pressing is by when, and what to do.
func (v *view) pressing(d Due) string {
	do := "报送"
	if d.Unexplained() {
		do = "说明"
	}
	switch days := daysBetween(v.today, d.Deadline); {
	case d.Deadline.IsZero():
		return "，请及时" + do
	case days < 0:
		return fmt.Sprintf("，截止日期 %s 已过（%s），请尽快%s", monthDay(d.Deadline), v.remaining(d), do)
	case days == 0:
		return "，今日截止，请今天" + do
	default:
		return fmt.Sprintf("，截止 %s（%s），请及时%s", monthDay(d.Deadline), v.remaining(d), do)
	}
}
