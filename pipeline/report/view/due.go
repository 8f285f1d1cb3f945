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
// by department, form and project.
func (v *View) Dues() []Due {
	var all []Due
	listed := map[record.Duty]bool{}
	add := func(d record.Duty) {
		if !listed[d] {
			listed[d] = true
			all = append(all, v.DueOf(d))
		}
	}
	met := map[record.Duty]bool{} // as it is owed
	for d := range v.latest {
		met[v.owed(d)] = true
		add(d)
	}
	for _, o := range crosscheck.Missing(v.Campaign, v.Snapshot.Versions) {
		add(o.Duty)
	}
	for _, d := range crosscheck.Cancelled(v.Campaign) {
		if !met[d] {
			add(d)
		}
	}
	slices.SortFunc(all, func(a, b Due) int { return v.CompareDuties(a.Duty, b.Duty) })
	return all
}

// DueOf is a duty with what came of it.
func (v *View) DueOf(d record.Duty) Due {
	due := Due{Duty: d, Deadline: crosscheck.Deadline(v.Campaign, d), Latest: v.latest[d], Standing: v.standing[d]}
	due.Doubted = len(crosscheck.Outliers(v.Campaign, due.Standing)) > 0
	due.Cancelled = crosscheck.CancelledFor(v.Campaign, v.owed(d))
	if due.Latest != nil {
		due.Excluded = due.Latest.Exclusion
	}
	due.Withdrawn = due.Missing() && v.withdrawn[v.owed(d)]
	came := v.Today
	if first, met := v.first[v.owed(d)]; met {
		came = value.DateOf(first.Came.In(v.AsOf.Location()))
	}
	if !due.Deadline.IsZero() && !v.free[d.Form] && due.Cancelled == nil {
		due.Late = max(0, DaysBetween(due.Deadline, came))
	}
	return due
}

// CompareDuties orders duties by department, form and what they are about, as the
// register, the lists and the campaign have them.
func (v *View) CompareDuties(a, b record.Duty) int {
	return cmp.Or(
		v.CompareUnits(a.Department, b.Department),
		cmp.Compare(v.formAt[a.Form], v.formAt[b.Form]),
		cmp.Compare(a.Form, b.Form),
		cmp.Compare(v.subjectAt[a.Subject], v.subjectAt[b.Subject]),
		cmp.Compare(a.Subject, b.Subject),
	)
}

// Owed leaves out of duties those that are cancelled.
func Owed(all []Due) []Due {
	return slices.DeleteFunc(slices.Clone(all), func(d Due) bool { return d.Cancelled != nil })
}

// Outstanding reports whether the department still has to act.
func (d Due) Outstanding() bool { return d.Missing() || d.Returned() || d.Unexplained() }

// Missing says that nothing recognised came of what is owed.
func (d Due) Missing() bool { return d.Latest == nil && d.Cancelled == nil }

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
