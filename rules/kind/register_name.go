package kind

import (
	"strconv"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// RegisterName finds a project name that is not the register's.
type RegisterName struct {
	check.Rows `yaml:",inline"`
	Field      string
	Amount     string // a budget that tells which of code and name is right; may be left out
}

func (p RegisterName) compile(c *check.Compiler) check.Rule {
	c.Emits("near", "unknown", "code")
	r := registerName{Instance: c.Either(p.Rows), field: c.Value("field", p.Field)}
	if p.Amount != "" {
		r.amount = c.Value("amount", p.Amount)
	}
	c.StateEither(r.Instance, r.relations)
	return r.Each(r.judge)
}

type registerName struct {
	check.Instance
	field, amount check.Ref
}

// relations relates a name to its code: a code that the register has gives the
// name, a name that it has gives the code.
func (r registerName) relations(row int, in check.Input) []check.Relation {
	if !r.Project.Known() {
		return nil
	}
	return []check.Relation{{Target: r.Slot(r.field, row), From: []form.Slot{r.Slot(r.Project, row)},
		By: func(from []form.Value) (form.Value, bool) {
			p, _ := in.Facts.Project(from[0].Text)
			return form.Value{}.WithText(p.Name), from[0].OK()
		},
		Back: func(_ int, name form.Value, _ []form.Value) (form.Value, bool) {
			p, ok := in.Facts.ProjectByName(name.Text)
			return form.Value{}.WithText(p.Code), ok && name.OK()
		},
		Holds: func(name, by form.Value, _ []form.Value) bool {
			return value.Fold(name.Text) == value.Fold(by.Text)
		}}}
}

// judge compares names without blanks and widths. A name that another project
// bears is never a slip. Where the form gives no code the name itself must lead
// to a project.
func (r registerName) judge(rec check.Record, in check.Input) *finding.Finding {
	name := rec.Value(r.field)
	if !name.OK() {
		return nil
	}
	p, ok := r.Subject(rec, in)
	if !ok {
		return r.unknown(rec, in)
	}
	have, want := value.Fold(name.Text), value.Fold(p.Name)
	if have == want || withoutCode(have, value.Fold(p.Code)) == want {
		return nil
	}
	f := r.Finding(rec, r.field, in)
	other, another := in.Facts.ProjectByName(name.Text)
	if another && r.evidence(rec, p, in) <= r.evidence(rec, other, in) {
		r.wrongCode(f, rec, other)
		return f
	}
	f.Expected = p.Name
	f.Args["difference"] = nameDifference(name.Text, p.Name)
	f.Args["meant"] = finding.Same(other.Code)
	_, others := in.Facts.AnyProjectByName(name.Text)
	if !others && nearMiss(have, want) && r.unitRight(rec, p, in) {
		f.Variant = "near"
	}
	return f
}

// evidence is how much beside code and name speaks for a project: its unit, its
// budget.
func (r registerName) evidence(rec check.Record, p register.Project, in check.Input) int {
	found := 0
	if r.unitRight(rec, p, in) {
		found++
	}
	if v := rec.Value(r.amount); r.amount.Known() && v.OK() && !p.NoBudget && v.Number.Equal(p.Budget) {
		found++
	}
	return found
}

// wrongCode says that the name is right, and the code that of another project.
func (r registerName) wrongCode(f *finding.Finding, rec check.Record, meant register.Project) {
	code := rec.Value(r.Project)
	f.Variant = "code"
	f.Args["meant"], f.Args["code"] = finding.Same(meant.Code), finding.Same(code.Text)
	if line := r.sameCode(rec, code); line != "" {
		f.Args["twin"] = finding.Text{ZH: "第 " + line + " 行", EN: "row " + line}
	}
	f.Cells = []finding.Cell{{At: f.Place.Cell}, {At: code.Cell, Expected: meant.Code}}
}

// sameCode is the line of another row with the code, "" if there is none.
func (r registerName) sameCode(rec check.Record, code form.Value) string {
	if rec.Row == nil {
		return ""
	}
	for other := range r.Records(rec.Sheet) {
		if v := other.Value(r.Project); v.OK() && v.Text == code.Text && v.Cell != code.Cell {
			return strconv.Itoa(other.Row.Line)
		}
	}
	return ""
}

// unknown is the finding for a name that leads to no project where there is no
// code to go by.
func (r registerName) unknown(rec check.Record, in check.Input) *finding.Finding {
	if _, another := r.Named(rec, in); another || r.Project.Known() && (r.Project.Required || rec.Value(r.Project).Given()) {
		return nil
	}
	f := r.Finding(rec, r.field, in)
	f.Variant = "unknown"
	return f
}

func (r registerName) unitRight(rec check.Record, p register.Project, in check.Input) bool {
	code, _, ok := rec.Unit(r.Unit)
	return ok && in.Facts.Successor(code) == p.Unit
}

// How far a name may be from the register's and still look like a slip.
const (
	shortestNear = 4  // characters of the register's name
	mostEdits    = 2  // characters put in, left out or replaced
	editsPerCent = 10 // of the length, for long names
)

// nearMiss reports whether two names look like the same one with a slip. Less
// than half of a short name may differ.
func nearMiss(have, want string) bool {
	length := utf8.RuneCountInString(want)
	if length < shortestNear {
		return false
	}
	edits := levenshtein.ComputeDistance(have, want)
	return edits*2 < length && (edits <= mostEdits || edits*100 <= length*editsPerCent)
}

// nameDifference says in words where a name leaves the register's: what stands
// between their common beginning and their common end.
func nameDifference(have, want string) finding.Text {
	a, b := []rune(value.Clean(have)), []rune(value.Clean(want))
	for len(a) > 0 && len(b) > 0 && same(a[0], b[0]) {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && same(a[len(a)-1], b[len(b)-1]) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	extra, lacking := finding.Quote(string(a)), finding.Quote(string(b))
	switch {
	case len(a) == 0:
		return finding.Text{ZH: "少了" + lacking.ZH, EN: lacking.EN + " is missing"}
	case len(b) == 0:
		return finding.Text{ZH: "多了" + extra.ZH, EN: extra.EN + " is too much"}
	}
	return finding.Text{ZH: extra.ZH + "应为" + lacking.ZH, EN: extra.EN + " should be " + lacking.EN}
}

func same(a, b rune) bool { return a == b || value.Fold(string(a)) == value.Fold(string(b)) }
