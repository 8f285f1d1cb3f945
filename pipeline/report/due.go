package report

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/rules/value"
)

// Due is one duty (报送事项) with what came of it.
type Due struct {
	Duty     record.Duty
	Deadline value.Date
	Latest   *record.Version // nil: nothing recognised came
	Standing *record.Version // nil: nothing that the master may take
	// Late is by how many days the deadline was missed: by what first came, or
	// until now by what has not come. 0 is not late.
	Late int
	// Doubted says that amounts of what stands are far from the register's, and
	// not confirmed.
	Doubted bool
}

// Duties lists every duty that is owed, and those that were handed in besides,
// by department, form and project.
func Duties(c *campaign.Campaign, s *record.Snapshot) []Due { return newView(c, s).dues() }

// dues lists every duty that is owed, and those that were handed in besides,
// by department, form and project.
func (v *view) dues() []Due {
	var all []Due
	listed := map[record.Duty]bool{}
	add := func(d record.Duty) {
		if !listed[d] {
			listed[d] = true
			all = append(all, v.due(d))
		}
	}
	for d := range v.latest {
		add(d)
	}
	for _, o := range crosscheck.Missing(v.c, v.s.Versions) {
		add(o.Duty)
	}
	slices.SortFunc(all, func(a, b Due) int { return v.compareDuties(a.Duty, b.Duty) })
	return all
}

func (v *view) due(d record.Duty) Due {
	due := Due{Duty: d, Deadline: crosscheck.Deadline(v.c, d), Latest: v.latest[d], Standing: v.standing[d]}
	due.Doubted = len(crosscheck.Outliers(v.c, due.Standing)) > 0
	came := v.today
	if first, met := v.first[v.owed(d)]; met {
		came = value.DateOf(first.Came.In(v.asOf.Location()))
	}
	if !due.Deadline.IsZero() && !v.free[d.Form] {
		due.Late = max(0, daysBetween(due.Deadline, came))
	}
	return due
}

// owed is the duty as it is owed: without project where the department owes it
// as a whole.
func (v *view) owed(d record.Duty) record.Duty {
	if v.whole[d.Form] {
		d.Project = ""
	}
	return d
}

func (v *view) compareDuties(a, b record.Duty) int {
	return cmp.Or(
		v.compareUnits(a.Department, b.Department),
		cmp.Compare(v.formAt[a.Form], v.formAt[b.Form]),
		cmp.Compare(a.Form, b.Form),
		cmp.Compare(v.projectAt[a.Project], v.projectAt[b.Project]),
		cmp.Compare(a.Project, b.Project),
	)
}

// outstanding reports whether the department still has to act.
func (d Due) outstanding() bool { return d.Missing() || d.Returned() || d.Unexplained() }

// Missing says that nothing recognised came.
func (d Due) Missing() bool { return d.Latest == nil }

// Returned says that the latest version went back.
func (d Due) Returned() bool { return d.Latest != nil && d.Latest.Verdict == record.Returned }

// Unexplained says that the latest version waits for an explanation.
func (d Due) Unexplained() bool {
	return d.Latest != nil && d.Latest.Verdict == record.NeedsExplanation
}

// progress says how far the duty is, in the tone of what is left to do.
func (d Due) progress() write.Cell {
	switch {
	case d.Missing():
		return write.Text("未报送").Toned(write.Red)
	case d.Returned():
		return write.Text("已报送待修改").Toned(write.Red)
	case d.Unexplained():
		return write.Text("已报送待说明").Toned(write.Amber)
	}
	return write.Text("已报送")
}

// verdict is the latest version's verdict.
func (d Due) verdict() write.Cell {
	if d.Missing() {
		return write.Cell{}
	}
	return write.Text(d.Latest.Verdict.Label().ZH).Toned(verdictTone(d.Latest.Verdict))
}

func verdictTone(v record.Verdict) write.Tone {
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
	if d.Missing() {
		return write.Cell{}
	}
	return write.Text(versionName(d.Latest))
}

// number is how people name the latest version: its 编号.
func (d Due) number() write.Cell {
	if d.Missing() {
		return write.Cell{}
	}
	return write.Text(fmt.Sprint(d.Latest.ID))
}

func versionName(n *record.Version) string { return fmt.Sprintf("第 %d 版", n.N) }

// remark says what the other columns do not.
func (v *view) remark(d Due) string {
	if w := v.dropped[d.Duty]; w != nil && (d.Missing() || d.Latest.N < w.N) {
		return versionName(w) + w.Label().ZH + "（" + w.Reason().ZH + "）"
	}
	unknown := v.unknown[d.Duty.Department]
	switch {
	case d.Missing() && unknown > 0:
		return fmt.Sprintf("该单位另有 %d 个文件未能识别，请核对", unknown)
	case d.Missing():
		return ""
	case d.Latest.State == record.Disputed:
		return d.Latest.Reason().ZH
	case d.Returned() && d.Standing != nil:
		return "总表暂用" + versionName(d.Standing)
	case d.Returned():
		return "改好前不纳入总表"
	case d.Doubted:
		return "金额与明细表的预算相差十倍以上，待绩效科认定"
	case d.Latest.Submission != nil && d.Latest.Submission.Nil:
		return "零报告"
	}
	return ""
}

// sender is whose duty it is; the forms of the whole campaign are the section's.
func (v *view) sender(d record.Duty) string {
	if d.Department == "" {
		return "绩效科"
	}
	return v.unit(d.Department)
}

// remaining says how many days are left for a duty that is outstanding.
func (v *view) remaining(d Due) write.Cell {
	if d.Deadline.IsZero() || !d.outstanding() {
		return write.Cell{}
	}
	switch n := daysBetween(v.today, d.Deadline); {
	case n < 0:
		return write.Text(fmt.Sprintf("已逾期 %d 天", -n)).Toned(write.Red)
	case n == 0:
		return write.Text("今日截止").Toned(write.Amber)
	default:
		return write.Text(fmt.Sprintf("剩余 %d 天", n))
	}
}

func daysBetween(from, to value.Date) int {
	return int(to.In(time.UTC).Sub(from.In(time.UTC)) / (24 * time.Hour))
}
