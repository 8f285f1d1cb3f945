package crosscheck

import (
	"crypto/sha256"
	"slices"
	"strings"

	"jixiao/internal/sidebyside"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/kind"
	"jixiao/rules/value"
)

// alike tells of sheets that carry the same number in every row (X05), each with
// the first that was received so.
func (l *checker) alike(on rules.Applied, p kind.Alike) {
	versions := inOrder(l.current(on.Form))
	first := make(map[rowsDigest]*record.Version, len(versions))
	for i, key := range digests(p, versions) {
		v, other := versions[i], first[key]
		switch {
		case key == rowsDigest{}:
			continue
		case other == nil:
			first[key] = v
			continue
		}
		f := l.finding(on, v.Duty, p.Field)
		if l.forSection(f.Code) {
			l.nameOther(f.Args, other.Duty)
		}
		l.addAt(v, v.Submission().Fields[p.Field].Cell, f)
	}
}

// rowsDigest is one of every row of a sheet; zero where one of them cannot be used.
type rowsDigest [sha256.Size]byte

// together is how many sheets of which the digests are made by one worker at a time.
const together = 256

// digests are those of some versions, made on all cores.
func digests(p kind.Alike, versions []*record.Version) []rowsDigest {
	all := make([]rowsDigest, len(versions))
	sidebyside.OnAllCores((len(versions)+together-1)/together, func(share int) {
		n := numbers{Alike: p, items: map[string]string{}}
		for i := share * together; i < min(len(versions), (share+1)*together); i++ {
			v := versions[i]
			v.Says.UseTables(func(s *form.Submission) { all[i] = n.of(rowsIn(s, v.Duty.Subject, p.Table)) })
		}
	})
	return all
}

// numbers tells sheets by the number in every row.
type numbers struct {
	kind.Alike
	items map[string]string // folded: all sheets have the same
	room  []byte
}

// of is a digest of every row by what names it with its number.
func (n *numbers) of(rows []form.TableRow) rowsDigest {
	n.room = n.room[:0]
	for i := range rows {
		number := rows[i].Value(n.Column)
		if !number.OK() {
			return rowsDigest{}
		}
		n.room = append(append(n.room, n.item(rows[i].Value(n.Item).Text)...), '\x01')
		n.room = append(append(n.room, number.Number.String()...), '\x02')
	}
	if len(n.room) == 0 {
		return rowsDigest{}
	}
	return sha256.Sum256(n.room)
}

func (n *numbers) item(text string) string {
	folded, known := n.items[text]
	if !known {
		folded = value.Fold(text)
		n.items[strings.Clone(text)] = folded
	}
	return folded
}

// sameElsewhere tells of texts that stand word for word under different
// departments (X06), at the first of each department after the one that came
// first. What a rule that goes before it says nothing is told already.
func (l *checker) sameElsewhere(on rules.Applied, p kind.SameElsewhere) {
	type said struct{ department, text string }
	owner, told := map[string]string{}, map[said]bool{}
	before := l.toldBefore(on.Code)
	for _, v := range inOrder(l.current(on.Form)) {
		for _, row := range rowsOf(v, p.Table) {
			t := row.Value(p.Field)
			if !t.OK() || before[placeOf(v, t.Cell)] {
				continue
			}
			key := value.Fold(t.Text)
			first, seen := owner[key]
			this := said{v.Duty.Department, key}
			switch {
			case !seen:
				owner[key] = v.Duty.Department
			case first != v.Duty.Department && !told[this]:
				told[this] = true
				l.sameText(on, v, p.Field, t, first)
			}
		}
	}
}

func (l *checker) sameText(on rules.Applied, v *record.Version, field string, t form.Value, first string) {
	f := l.finding(on, v.Duty, field)
	f.Value = t.Text
	if u, ok := l.c.Facts.Unit(first); ok && l.forSection(f.Code) {
		f.Args["other"] = finding.Same(u.Name)
	}
	l.addAt(v, t.Cell, f)
}

// toldBefore are the cells of which something was told that makes a code
// superfluous.
func (l *checker) toldBefore(code finding.Code) map[place]bool {
	var codes []finding.Code
	for _, some := range rules.NotToldBeside(code) {
		codes = append(codes, some...)
	}
	out := map[place]bool{}
	for _, i := range l.s.Issues {
		if slices.Contains(codes, i.Code) {
			out[place{i.FileID, i.Place.Sheet, i.Place.Cell}] = true
		}
	}
	return out
}

// finding begins what a check finds about a duty, in a field of its form. A
// wording of its own may say more of the form than the usual one: what a finding
// is known by counts its words, and answers that were given must still meet it.
func (l *checker) finding(on rules.Applied, d record.Duty, field string) finding.Finding {
	f := finding.Finding{Code: on.Code, Variant: on.Variant, Project: d.Project(), Subject: other(d.Subject), Field: field, Args: finding.Args{}}
	if on.Variant != "" {
		f.Args["field"], f.Args["form_name"] = l.label(on.Form, field), l.formName(on.Form)
	}
	return f
}

// nameList names the list that a check goes by, where its wording may say so.
func (l *checker) nameList(f *finding.Finding, list kind.List) {
	if f.Variant != "" {
		f.Args["list"] = l.formName(list.Form)
	}
}

// nameOther names what another duty is about: a project by its code, else who
// owes it and about what.
func (l *checker) nameOther(args finding.Args, d record.Duty) {
	if code := d.Project(); code != "" {
		args["other"] = finding.Same(code)
		return
	}
	name := d.Department
	if u, ok := l.c.Facts.Unit(d.Department); ok {
		name = u.Name
	}
	if d.Subject != "" && d.Subject.Kind() != finding.AboutUnit {
		name += " " + d.Subject.ID()
	}
	args["also"] = finding.Same(name)
}

// forSection reports whether a finding goes to the section alone, so that it
// may name another department.
func (l *checker) forSection(code finding.Code) bool {
	info, ok := l.c.Engine.Info(code)
	return ok && info.Audience == finding.Section
}

// inOrder sorts versions by arrival.
func inOrder(versions []*record.Version) []*record.Version {
	slices.SortFunc(versions, earlier)
	return versions
}
