package preview

import (
	"maps"
	"slices"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// Change is a finding that would come (no Before), go (no After) or be otherwise.
type Change struct {
	Before, After *record.Issue
	// Differs are the parts that would be otherwise, where both are there.
	Differs []Part
}

// Of is the finding that is told, the one that would be where there are two.
func (c Change) Of() *record.Issue {
	if c.After != nil {
		return c.After
	}
	return c.Before
}

// seen reports whether a department may see anything of the change.
func (c Change) seen() bool {
	sees := func(i *record.Issue) bool { return i != nil && i.Audience != finding.Section }
	return sees(c.Before) || sees(c.After)
}

// Part is a part of a finding that can be otherwise.
type Part string

// The parts of a finding.
const (
	Severity   Part = "severity"
	Audience   Part = "audience"
	Department Part = "department"
	File       Part = "file"
	Cell       Part = "cell"
	Value      Part = "value"
	Message    Part = "message"
	Fix        Part = "fix"
	Standing   Part = "state"   // waived, explained, objected to
	Because    Part = "because" // it follows from another one, or no longer
)

// Parts lists them in the order in which they are told.
var Parts = [...]Part{Severity, Audience, Standing, Because, Department, File, Cell, Value, Message, Fix}

// differs says whether a part of two findings does.
func (p Part) differs(a, b *record.Issue) bool {
	switch p {
	case Severity:
		return a.Severity != b.Severity
	case Audience:
		return a.Audience != b.Audience
	case Department:
		return a.Department != b.Department
	case Cell:
		return a.Place.Sheet != b.Place.Sheet || a.Place.Cell != b.Place.Cell || !slices.Equal(a.Finding.Cells, b.Finding.Cells)
	case File:
		return a.Place.File != b.Place.File || a.FileID != b.FileID
	case Value:
		return a.Value != b.Value || a.Expected != b.Expected || a.Limit != b.Limit || a.Variant != b.Variant || !maps.Equal(a.Args, b.Args)
	case Message:
		return a.Message != b.Message
	case Fix:
		return a.Fix != b.Fix
	case Standing:
		return held(a) != held(b)
	}
	return a.Because != b.Because
}

// held is the state of a finding, whenever it was first found.
func held(i *record.Issue) record.State {
	if i.State == record.New {
		return record.Open
	}
	return i.State
}

// differences are the parts in which two findings differ.
func differences(a, b *record.Issue) []Part {
	var all []Part
	for _, p := range Parts {
		if p.differs(a, b) {
			all = append(all, p)
		}
	}
	return all
}
