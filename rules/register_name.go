package rules

import (
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// registerName finds a project name that is not the register's.
type registerName struct {
	instance
	field ref
}

func newRegisterName(c *compiler) Rule {
	c.emits("near", "unknown")
	return registerName{c.either(), c.value("field", c.params.Field)}
}

// Check compares names without blanks and widths. A name that another project
// bears is never a slip. Where the form gives no code the name itself must lead
// to a project.
func (r registerName) Check(s *form.Submission, in Input) []finding.Finding {
	var fs []finding.Finding
	for rec := range r.records(s) {
		if f, wrong := r.judge(rec, in); wrong {
			fs = append(fs, f)
		}
	}
	return fs
}

func (r registerName) judge(rec record, in Input) (finding.Finding, bool) {
	name := rec.value(r.field)
	if !name.OK() {
		return finding.Finding{}, false
	}
	p, ok := r.subject(rec, in)
	if !ok {
		return r.unknown(rec, in)
	}
	have, want := value.Fold(name.Text), value.Fold(p.Name)
	if have == want {
		return finding.Finding{}, false
	}
	f := r.finding(rec, r.field, in)
	f.Expected = p.Name
	f.Args["difference"] = nameDifference(name.Text, p.Name)
	other, _ := in.Facts.ProjectByName(name.Text)
	f.Args["meant"] = finding.Same(other.Code)
	_, others := in.Facts.called(name.Text)
	if !others && nearMiss(have, want) && r.unitRight(rec, p, in) {
		f.Variant = "near"
	}
	return f, true
}

// unknown is the finding for a name that leads to no project where there is no
// code to go by.
func (r registerName) unknown(rec record, in Input) (finding.Finding, bool) {
	if _, another := r.named(rec, in); another || r.code.known() && (r.code.required || rec.value(r.code).Given()) {
		return finding.Finding{}, false
	}
	f := r.finding(rec, r.field, in)
	f.Variant = "unknown"
	return f, true
}

func (r registerName) unitRight(rec record, p Project, in Input) bool {
	code, _, ok := unitOf(rec, r.unit)
	return ok && in.Facts.Heir(code) == p.Unit
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
