package outcome

import (
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/decimal"
	"jixiao/rules/register"
)

// unit is what a unit had to do, and did.
type unit struct {
	code           string
	projects       int
	budget         decimal.Decimal
	grades         map[string]int // by word; "" are those without
	mended         tally
	owed           int // duties that must be handed in by a day
	onTime, late   int
	lateDays       int
	missing        int
	overdue        int // of these, by a day that is past
	extensions     int
	returned       int // versions that went back for mistakes of its own
	othersReturned int // that went back for what the section did
}

// countUnits counts, in the order of the register.
func (o *Outcome) countUnits() (all []*unit) {
	byCode := map[string]*unit{}
	at := func(code string) *unit {
		code = o.Campaign.Facts.Successor(code)
		if byCode[code] == nil {
			byCode[code] = &unit{code: code, grades: map[string]int{}, mended: o.problems.byUnit[code]}
			all = append(all, byCode[code])
		}
		return byCode[code]
	}
	for _, code := range o.Units {
		at(code)
	}
	for _, p := range o.Campaign.Facts.Projects {
		u := at(p.Unit)
		u.projects++
		u.grades[o.graded(p)]++
		u.budget = u.budget.Add(p.Budget)
	}
	for _, d := range o.required() {
		at(d.Duty.Department).count(d)
	}
	for e := range o.Campaign.Facts.Extensions {
		at(e.Department).extensions++
	}
	for _, r := range o.Snapshot.Returns(string(campaign.Trial)) {
		if r.Duty.Department == "" {
			continue
		}
		if u := at(r.Duty.Department); r.Own {
			u.returned++
		} else {
			u.othersReturned++
		}
	}
	return all
}

// graded is the grade that a project earned, "" where it has none of the campaign's.
func (o *Outcome) graded(p register.Project) string {
	grade := o.project(p).grade
	if !grade.OK() || !slices.ContainsFunc(o.Campaign.Facts.Bands, func(b register.Band) bool { return b.Grade == grade.Text }) {
		return ""
	}
	return grade.Text
}

// count takes in what came of a duty.
func (u *unit) count(d view.Due) {
	u.owed++
	switch {
	case d.Missing():
		u.missing++
		u.overdue += min(d.Late, 1)
	case d.Late > 0:
		u.late++
		u.lateDays += d.Late
	default:
		u.onTime++
	}
}

// listRequired lists the duties that units must hand in by a day, each as it is
// owed, with what came of it. Of one that is owed as a whole and came for several
// things nothing is missing.
func (o *Outcome) listRequired() (all []view.Due) {
	owed := map[record.Duty]int{}
	for _, x := range crosscheck.Obligations(o.Campaign) {
		if x.Department != "" {
			owed[x.Duty] = -1
		}
	}
	as := crosscheck.AsOwed(o.Campaign)
	for _, d := range o.Dues() {
		at, must := owed[as(d.Duty)]
		switch {
		case !must || d.Cancelled != nil || d.Deadline.IsZero():
		case at < 0:
			owed[as(d.Duty)] = len(all)
			all = append(all, d)
		case all[at].Missing() && !d.Missing():
			all[at] = d
		}
	}
	return all
}
