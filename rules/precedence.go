package rules

import "jixiao/rules/finding"

// knockOn says that one finding makes another one superfluous: both come from
// the same mistake.
type knockOn struct {
	winner, loser finding.Code
	scope         func(finding.Finding) finding.Place
}

// knockOns are the rules of "one mistake, one finding" that hold between
// findings. Those that follow from a value's state (V before all others) need
// no line here: such a value takes part in no rule.
var knockOns = []knockOn{
	{"C08", "C05", sameCell},
	{"T06", "C05", sameExpected},
	{"T10", "T01", sameCell},
	{"C04", "C03", sameCell},
	{"C06", "C02", sameProject},
	{"C06", "C03", sameProject},
	{"C06", "C05", sameProject},
	{"C06", "C07", sameProject},
	{"C06", "C08", sameProject},
	{"X04", "C03", sameSheet},
	{"G01", "G02", sameCell},
	{"X04", "C02", sameCode},
	{"T08", "R04", sameSheet},
	{"D04", "D06", sameCell},
	{"D05", "D06", sameCell},
}

func sameCell(f finding.Finding) finding.Place { return f.Place }

// sameExpected holds for two findings that ask for the same at one cell.
func sameExpected(f finding.Finding) finding.Place {
	return finding.Place{File: f.Expected, Sheet: f.Place.Sheet, Cell: f.Place.Cell}
}

// sameCode holds for a row whose name says that the code is wrong. The code is
// put where the file's name would be: findings of one check have no file yet.
func sameCode(f finding.Finding) finding.Place {
	if f.Args["meant"].IsZero() {
		return f.Place
	}
	return finding.Place{File: f.Args["meant"].ZH, Sheet: f.Place.Sheet, Cell: finding.Ref{Row: f.Place.Cell.Row}}
}

func sameSheet(f finding.Finding) finding.Place { return finding.Place{Sheet: f.Place.Sheet} }

// sameProject puts the project where the file's name would be: findings of one
// check have no file yet.
func sameProject(f finding.Finding) finding.Place {
	return finding.Place{File: f.Project, Sheet: f.Place.Sheet}
}

// settle drops every finding that another one makes superfluous.
func settle(fs []finding.Finding) []finding.Finding {
	if len(fs) < 2 {
		return fs
	}
	present := map[finding.Code]bool{}
	for _, f := range fs {
		present[f.Code] = true
	}
	for _, k := range knockOns {
		if present[k.winner] && present[k.loser] {
			fs = k.apply(fs)
		}
	}
	return fs
}

func (k knockOn) apply(fs []finding.Finding) []finding.Finding {
	won := map[finding.Place]bool{}
	for _, f := range fs {
		if f.Code == k.winner {
			won[k.scope(f)] = true
		}
	}
	kept := fs[:0]
	for _, f := range fs {
		if f.Code != k.loser || !won[k.scope(f)] {
			kept = append(kept, f)
		}
	}
	return kept
}
