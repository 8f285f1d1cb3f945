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
	for d := range v.latest {
		add(d)
	}
	for _, o := range crosscheck.Missing(v.Campaign, v.Snapshot.Versions) {
		add(o.Duty)
	}
	slices.SortFunc(all, func(a, b Due) int { return v.CompareDuties(a.Duty, b.Duty) })
	return all
}

// DueOf is a duty with what came of it.
func (v *View) DueOf(d record.Duty) Due {
	due := Due{Duty: d, Deadline: crosscheck.Deadline(v.Campaign, d), Latest: v.latest[d], Standing: v.standing[d]}
	due.Doubted = len(crosscheck.Outliers(v.Campaign, due.Standing)) > 0
	due.Withdrawn = due.Missing() && v.withdrawn[v.owed(d)]
	came := v.Today
	if first, met := v.first[v.owed(d)]; met {
		came = value.DateOf(first.Came.In(v.AsOf.Location()))
	}
	if !due.Deadline.IsZero() && !v.free[d.Form] {
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

// Outstanding reports whether the department still has to act.
func (d Due) Outstanding() bool { return d.Missing() || d.Returned() || d.Unexplained() }

// Missing says that nothing recognised came.
func (d Due) Missing() bool { return d.Latest == nil }

// Returned says that the latest version went back.
func (d Due) Returned() bool { return d.Latest != nil && d.Latest.Verdict == record.Returned }

// Unexplained says that the latest version waits for an explanation.
func (d Due) Unexplained() bool {
	return d.Latest != nil && d.Latest.Verdict == record.NeedsExplanation
}

// DutyName is form and subject as people name them in a sentence: A-10 评分表, D04 和平路口 巡查表.
func (v *View) DutyName(d record.Duty) string {
	return strings.TrimSpace(v.SubjectWord(d) + " " + v.FormName(d.Form))
}
