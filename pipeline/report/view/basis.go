package view

import (
	"reflect"

	"jixiao/internal/digest"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form/packed"
)

// Basis names all that a department's report and receipts are made of, whether they
// say it or not: as long as it is the same, so are they. Of the day it holds what
// comes of it for each duty. It takes a hundredth of the time of making them. There
// is none of the section, whose receipts tell of everybody's files.
func (all *Departments) Basis(unit string) string {
	if unit == "" {
		return ""
	}
	// What a version says follows from its file and by what that was judged.
	d := digest.New(reflect.TypeFor[packed.Submission]())
	d.Add(all.shared(), unit, all.Tests)
	var due Due
	for _, due = range all.dues[unit] {
		d.Add(all.Remark(due), due.Late > 0)
		due.Late = 0
		d.AddAt(&due)
	}
	var told record.Issue
	for _, i := range all.issues[unit] {
		told = settled(i)
		d.AddAt(&told)
		d.Add(all.copies[i.FileID])
	}
	for _, f := range all.files[unit] {
		d.Add(f, all.FileLabel(f), all.copies[f.ID])
	}
	for _, f := range all.received[unit] {
		all.addReceived(d, f, unit)
	}
	for i := range all.answers[unit] {
		d.AddAt(&all.answers[unit][i])
	}
	return d.Sum()
}

// addReceived adds what a file's receipt is made of.
func (all *Departments) addReceived(d *digest.Digest, f *record.File, unit string) {
	d.Add(f, all.FileLabel(f), all.copies[f.ID], all.NewestAt(f.Path))
	for n, i := range all.FoundIn(f.ID) {
		to := all.Addressee(i)
		if d.Add(n, to); i.Audience == finding.Section || to != unit { // else it is among the department's own
			d.Add(settled(i))
		}
	}
	for _, v := range all.GivenBy(f.ID) {
		owed := all.owed(v.Duty)
		d.Add(v, all.latest[v.Duty], all.standing[v.Duty], all.withdrawn[owed], all.Campaign.CancelledFor(owed.Department, owed.Form, owed.Subject))
	}
}

// settled is a finding without whether it is told for the first time, which no
// department's page says.
func settled(i record.Issue) record.Issue {
	i.State = relievedState(i)
	return i
}

// sharedBasis is what the pages of every department may be made of: the campaign on
// the day, but for what was decided on single duties. That shows in these.
func (v *View) sharedBasis() string {
	c, facts := *v.Campaign, *v.Campaign.Facts
	facts.Extensions, facts.FedBack = nil, nil
	c.Facts, c.Waivers, c.Cancelled, c.RestDays, c.UnknownYears = &facts, nil, nil, nil, nil
	// What the engine and the constraints are made of is in it already.
	c.Engine, c.Constraints, c.Zone, c.Snapshot = nil, nil, nil, nil
	c.LastYear = nil // the section alone is told of it
	d := digest.New()
	d.Add(&c, v.AsOf.Location().String())
	return d.Sum()
}
