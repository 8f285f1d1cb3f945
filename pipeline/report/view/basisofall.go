package view

import (
	"reflect"

	"jixiao/internal/digest"
	"jixiao/pipeline/record"
	"jixiao/rules/form/packed"
)

// BasisOfAll names all that a page about the whole campaign may be made of but the
// moment: as long as it is the same, such a page says the same, apart from its moment
// and from days that are counted from today. A page that tells findings of this run
// from others has none.
func (v *View) BasisOfAll() string { return v.basis() }

func (v *View) basisOfAll() string {
	// What a version says follows from its file and by what that was judged.
	d := digest.New(reflect.TypeFor[packed.Submission]())
	c := *v.Campaign
	// What the engine and the constraints are made of is in it already.
	c.Engine, c.Constraints, c.Zone, c.Snapshot = nil, nil, nil, nil
	s := *v.Snapshot
	for i := range s.Versions {
		d.AddAt(&s.Versions[i])
	}
	for i := range s.Files {
		d.AddAt(&s.Files[i])
	}
	var told record.Issue
	for _, i := range s.Issues {
		told = settled(i)
		d.AddAt(&told)
	}
	var due Due
	for _, due = range v.Dues() {
		v.addDue(d, &due)
	}
	d.Add(len(s.Versions), len(s.Files), len(s.Issues), len(v.Dues()), v.Tests)
	// No such page tells of all findings there ever were, of letters or of test filings.
	s.Versions, s.Files, s.Issues, s.Ever, s.Unsent, s.Tests, s.Run = nil, nil, nil, nil, nil, nil, record.Run{}
	d.Add(&c, v.AsOf.Location().String(), s)
	return d.Sum()
}

// addDue adds what the day makes of a duty, and takes its versions out of it: they are
// there by themselves.
func (v *View) addDue(d *digest.Digest, x *Due) {
	for _, of := range []*record.Version{x.Latest, x.Standing} {
		if of != nil {
			d.Add(of.ID)
		} else {
			d.Add(0)
		}
	}
	d.Add(v.Remark(*x), x.Late > 0)
	x.Late, x.Latest, x.Standing = 0, nil, nil
	d.AddAt(x)
}
