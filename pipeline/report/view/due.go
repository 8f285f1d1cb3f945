package view

import (
	"cmp"
	"slices"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/rules/value"
)

// Due is one duty (报送事项) with what came of it.
type Due struct {
	Duty     record.Duty
	Deadline value.Date
	// Awaited is how the deadline will be counted, where that waits for the feedback.
	Awaited  campaign.AfterFeedback
	Latest   *record.Version // nil: nothing recognised came
	Standing *record.Version // nil: nothing that the master may take
	// Late is by how many days the deadline was missed: by what first came, or
	// until now by what has not come. 0 is not late.
	Late int
	// Doubted says that amounts of what stands are far from the register's, and
	// not confirmed.
	Doubted bool
	// Withdrawn says of what is missing that it came and was taken back: it is to
	// be handed in again, and is not late.
	Withdrawn bool
	// Cancelled is why it is not owed, nil where it is. What came of it anyway counts.
	Cancelled *campaign.Cancelled
	// Excluded keeps what came out of the master for now; nil where nothing does.
	Excluded *record.Decision
}

// Duties lists every duty that is owed, and those that were handed in besides,
// by department, form and project.
func Duties(c *campaign.Campaign, s *record.Snapshot) []Due { return New(c, s).Dues() }

// Dues lists every duty that is owed, and those that were handed in besides,
// by department, form and project. It is the same list for everybody.
func (v *View) Dues() []Due { return v.dues() }

func (v *View) listDues() []Due {
	var all []ranked
	for d := range v.latest {
		all = append(all, v.rank(d))
	}
	for _, o := range crosscheck.Missing(v.obligations, v.Campaign, v.Snapshot.Versions) {
		if v.latest[o.Duty] == nil {
			all = append(all, v.rank(o.Duty))
		}
	}
	v.obligations = nil
	for _, d := range v.cancelled() {
		all = append(all, v.rank(d))
	}
	slices.SortFunc(all, ranked.compare)
	out := make([]Due, len(all))
	for i := range all {
		out[i] = v.DueOf(all[i].Duty)
	}
	return out
}

// cancelled are the duties that would be owed, and of which nothing came.
func (v *View) cancelled() []record.Duty {
	all := crosscheck.Cancelled(v.Campaign)
	if len(all) == 0 {
		return nil
	}
	met := map[record.Duty]bool{} // as it is owed
	for d := range v.latest {
		met[v.owed(d)] = true
	}
	return slices.DeleteFunc(all, func(d record.Duty) bool { return met[d] || v.latest[d] != nil })
}

// DueOf is a duty with what came of it.
func (v *View) DueOf(d record.Duty) Due {
	due := Due{Duty: d, Deadline: crosscheck.Deadline(v.Campaign, d), Awaited: crosscheck.Awaited(v.Campaign, d), Latest: v.latest[d], Standing: v.standing[d]}
	due.Doubted = len(crosscheck.Outliers(v.Campaign, due.Standing)) > 0
	owed := v.owed(d)
	due.Cancelled = crosscheck.CancelledFor(v.Campaign, owed)
	if due.Latest != nil {
		due.Excluded = due.Latest.Exclusion
	}
	due.Withdrawn = due.Missing() && v.withdrawn[owed]
	came := v.Today
	if first, met := v.first[owed]; met {
		came = value.DateOf(first.Came.In(v.AsOf.Location()))
	}
	if !due.Deadline.IsZero() && !v.free[d.Form] && due.Cancelled == nil {
		due.Late = max(0, DaysBetween(due.Deadline, came))
	}
	return due
}

// CompareDuties orders duties by department, form and what they are about, as the
// register, the lists and the campaign have them.
func (v *View) CompareDuties(a, b record.Duty) int { return v.rank(a).compare(v.rank(b)) }

// ranked is a duty with its places in these lists, which are looked up once for all
// comparisons.
type ranked struct {
	unit, form, subject int
	record.Duty
}

func (v *View) rank(d record.Duty) ranked {
	r := ranked{unit: len(v.Units), form: v.formAt[d.Form], subject: v.subjectAt[d.Subject], Duty: d}
	if at, ok := v.unitAt[d.Department]; ok {
		r.unit = at
	}
	return r
}

func (r ranked) compare(b ranked) int {
	return cmp.Or(
		cmp.Compare(r.unit, b.unit), cmp.Compare(r.Department, b.Department),
		cmp.Compare(r.form, b.form), cmp.Compare(r.Form, b.Form),
		cmp.Compare(r.subject, b.subject), cmp.Compare(r.Subject, b.Subject))
}

// Owed leaves out of duties those that are cancelled, and those of which nothing came
// yet and that wait for the feedback.
func Owed(all []Due) []Due {
	free := func(d Due) bool { return d.Cancelled != nil || d.Awaits() }
	if !slices.ContainsFunc(all, free) {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), free)
}

// Outstanding reports whether the department still has to act.
func (d Due) Outstanding() bool { return d.Missing() || d.Returned() || d.Unexplained() }

// Missing says that nothing recognised came of what is owed.
func (d Due) Missing() bool { return d.Latest == nil && d.Cancelled == nil && !d.Awaited.Set() }

// Awaits says that nothing recognised came of what is owed only after the feedback,
// which its department still waits for: nothing is to be done about it yet.
func (d Due) Awaits() bool { return d.Latest == nil && d.Cancelled == nil && d.Awaited.Set() }

// Returned says that the latest version of what is owed went back.
func (d Due) Returned() bool { return d.latestIs(record.Returned) }

// Unexplained says that the latest version of what is owed waits for an explanation.
func (d Due) Unexplained() bool { return d.latestIs(record.NeedsExplanation) }

func (d Due) latestIs(v record.Verdict) bool {
	return d.Latest != nil && d.Cancelled == nil && d.Latest.Verdict == v
}

// DutyName is form and subject as people name them in a sentence: A-10 评分表, D04 和平路口 巡查表.
func (v *View) DutyName(d record.Duty) string {
	return strings.TrimSpace(v.SubjectWord(d) + " " + v.FormName(d.Form))
}
