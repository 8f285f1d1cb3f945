package merge

import (
	"cmp"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// place is what one version fills: a form and what it is about. Of what is
// about nothing every department has its own, unless the campaign has one.
type place struct {
	form       string
	subject    finding.Subject
	department string
}

// versions are the newest and the standing versions of duties, and those that
// fill the places of the master.
type versions struct {
	latest, standing map[record.Duty]*record.Version
	merged, newest   map[place]*record.Version
	about            map[string]string // by form
	names            *names
}

func aboutOf(forms []*form.Definition) map[string]string {
	out := map[string]string{}
	for _, d := range forms {
		out[d.ID] = d.About
	}
	return out
}

func indexVersions(all []record.Version, n *names, about map[string]string) *versions {
	v := &versions{latest: map[record.Duty]*record.Version{}, standing: map[record.Duty]*record.Version{},
		merged: map[place]*record.Version{}, newest: map[place]*record.Version{}, about: about, names: n}
	for i := range all {
		one := &all[i]
		if old := v.latest[one.Duty]; one.Counts() && (old == nil || old.N < one.N) {
			v.latest[one.Duty] = one
		}
		if old := v.standing[one.Duty]; one.Standing() && one.Says != nil && (old == nil || old.N < one.N) {
			v.standing[one.Duty] = one
		}
	}
	for duty, one := range v.standing {
		at := v.place(duty)
		if old := v.merged[at]; old == nil || v.preferred(one, old) {
			v.merged[at] = one
		}
	}
	for duty, one := range v.latest {
		at := v.place(duty)
		if old := v.newest[at]; old == nil || later(one, old) {
			v.newest[at] = one
		}
	}
	return v
}

func (v *versions) place(d record.Duty) place {
	at := place{form: d.Form, subject: d.Subject}
	if d.Subject == "" && v.about[d.Form] != form.AboutCampaign {
		at.department = d.Department
	}
	return at
}

// preferred says which of two departments' versions of one subject counts: that
// of the subject's own unit, else the one that arrived later.
func (v *versions) preferred(a, b *record.Version) bool {
	unit := v.names.of(a.Duty.Subject).unit
	if (a.Duty.Department == unit) != (b.Duty.Department == unit) {
		return a.Duty.Department == unit
	}
	return later(a, b)
}

func later(a, b *record.Version) bool {
	return cmp.Or(a.File.Arrival.Compare(b.File.Arrival), cmp.Compare(a.ID, b.ID)) > 0
}

// of are the duties of a form among those of a map, in their order.
func (v *versions) of(id string, among map[record.Duty]*record.Version) []record.Duty {
	var all []record.Duty
	for d := range among {
		if d.Form == id {
			all = append(all, d)
		}
	}
	return v.names.ordered(all)
}
