package formguess

import (
	"slices"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// union is what all samples of the form show together.
type union struct {
	outlines []*outline
	fields   []*entry
	blocks   []*block
	doubts   *doubts
	left     []string // names of sheets that were left out, and that has been told
}

// unite lays the samples over each other: the one that shows most first.
func unite(outlines []*outline, d *doubts) *union {
	u := &union{doubts: d}
	most := slices.MaxFunc(outlines, func(a, b *outline) int { return len(a.keys()) - len(b.keys()) })
	u.outlines = append(u.outlines, most)
	for _, o := range outlines {
		switch {
		case o == most:
		case alikeKeys(most.keys(), o.keys()):
			u.outlines = append(u.outlines, o)
		default:
			u.leaveOut(o, outlines)
		}
	}
	for i, o := range u.outlines {
		u.takePairs(i, o)
		u.takeTables(i, o)
	}
	for _, b := range u.blocks {
		b.fill()
		u.nameRows(b)
	}
	return u
}

// leaveOut tells, once for all samples, how another form is drafted.
func (u *union) leaveOut(o *outline, all []*outline) {
	name := o.page.sheet.Name
	if slices.ContainsFunc(u.left, func(l string) bool { return l == name }) {
		return
	}
	u.left = append(u.left, name)
	if slices.ContainsFunc(all, func(other *outline) bool { return other.file == o.file && other.page.sheet.Name != name }) {
		u.doubts.add("", o.place(finding.Ref{}), "不像同一种表，没有采用；要起草它，加上 --sheet %s 再运行一次", "looks like another form and was left out; to draft it, run again with --sheet %s", quotedName(name))
		return
	}
	u.doubts.add("", o.place(finding.Ref{}), "不像同一种表，没有采用；要起草它，只给这样的样例再运行一次", "looks like another form and was left out; to draft it, run again with samples of it alone")
}

// quotedName is a sheet's name as it stands on a command line.
func quotedName(name string) string {
	if strings.ContainsAny(name, " \t()&'") {
		return `"` + name + `"`
	}
	return name
}

// alikeKeys reports whether at least half of the shorter list is in both.
func alikeKeys(a, b map[string]bool) bool {
	both := 0
	for key := range b {
		if a[key] {
			both++
		}
	}
	return both > 0 && 2*both >= min(len(a), len(b))
}

func (u *union) takePairs(n int, o *outline) {
	seen := map[*entry]bool{}
	for i := range o.pairs {
		one := &o.pairs[i]
		e := u.pairEntry(n, o, i)
		if seen[e] {
			u.doubts.add("", o.place(one.at), "“%s”出现了两次，只取了前面一处", "label %q stands twice; only the first one was taken", one.label)
			continue
		}
		seen[e] = true
		e.in[n] = true
		e.below = e.below || one.below
		cell := one.value
		e.take(&cell, o.place(cell.Ref))
	}
}

// pairEntry is the entry of a label: by its wording, else by its place, if the
// sample lacks the label that others have there.
func (u *union) pairEntry(n int, o *outline, i int) *entry {
	one := &o.pairs[i]
	key := value.Label(one.label)
	for _, e := range u.fields {
		if e.goesBy(key) {
			return e
		}
	}
	if n > 0 {
		own := o.keys()
		for _, e := range u.fields {
			if e.place.Cell == one.at && !own[e.key()] {
				u.alias(e, one.label, o.place(one.at))
				return e
			}
		}
	}
	e := newEntry(one.label, "", o.place(one.at), o.money)
	u.fields = append(u.fields, e)
	return e
}

func (u *union) alias(e *entry, label string, at finding.Place) {
	e.aliases = append(e.aliases, label)
	u.doubts.about(e, at, "有的样例在这里写“%s”，作为“%s”的另一种写法；不是一回事的请分开", "some samples say %q here; it was taken as another wording of %q", label, e.label)
}
