package cause

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Problem is a sheet that disagrees with its rules.
type Problem struct {
	Sheet *form.Submission
	// Relations are those of the rules that are on.
	Relations func(*form.Submission) []check.Relation
	// InRows are the relations inside rows of lists.
	InRows []InRow
	alone  bool // it is a single row of a list
	// Read is what was found in reading the sheet.
	Read []finding.Finding
	// Judge is what is wrong with a sheet, of which something was found in
	// reading.
	Judge func(s *form.Submission, read []finding.Finding) []finding.Finding
	// Weigh is the severity of a finding by the settings, 0 where it is off.
	Weigh func(finding.Finding) finding.Severity
	// Told reports whether a code is on, and may be told.
	Told func(finding.Code) bool
	// Meant is the number that the form itself usually has in a slot.
	Meant func(s *form.Submission, at form.Slot) (form.Value, bool)
}

// Change is another value in one slot.
type Change struct {
	At    form.Slot
	Was   form.Value
	Value form.Value
	// Guessed says that the value only shows that another one mends it: which
	// one, only the sender knows.
	Guessed bool
}

// Cause is one mistake: what is told of it, and what goes with it.
type Cause struct {
	Finding finding.Finding
	// Folded are the findings that vanish when it is put right.
	Folded []finding.Finding
	// Changes put it right; the first are those of the mistake itself, the
	// others follow from it.
	Changes []Change
	Roots   int
	Block   bool // it is one of a whole block
	// Others are changes that would do as well.
	Others [][]Change
}
