package rules

import (
	"slices"

	"jixiao/rules/finding"
)

// scope is how near two findings must be for one to stand for both.
type scope struct {
	text finding.Text
	of   func(finding.Finding) finding.Place
}

// Findings of one check have no file yet: where a scope goes by what is no
// place, that is put where the file's name would be.
var (
	sameCell = scope{finding.Text{ZH: "同一单元格", EN: "same cell"},
		func(f finding.Finding) finding.Place { return f.Place }}
	sameRow = scope{finding.Text{ZH: "同一行，按名称都应是同一个项目", EN: "same row, same project meant"},
		func(f finding.Finding) finding.Place {
			if f.Args["meant"].IsZero() {
				return f.Place
			}
			return finding.Place{File: f.Args["meant"].ZH, Sheet: f.Place.Sheet, Cell: finding.Ref{Row: f.Place.Cell.Row}}
		}}
	sameLine = scope{finding.Text{ZH: "同一行", EN: "same row"},
		func(f finding.Finding) finding.Place {
			return finding.Place{Sheet: f.Place.Sheet, Cell: finding.Ref{Row: f.Place.Cell.Row}}
		}}
	sameProject = scope{finding.Text{ZH: "同一张表的同一个项目", EN: "same sheet and project"},
		func(f finding.Finding) finding.Place { return finding.Place{File: f.Project, Sheet: f.Place.Sheet} }}
	sameSheet = scope{finding.Text{ZH: "同一张表", EN: "same sheet"},
		func(f finding.Finding) finding.Place { return finding.Place{Sheet: f.Place.Sheet} }}
)

// dropFollowers drops every finding that another one makes superfluous. What
// follows from a value's state (V before all others) needs no line in the table:
// such a value takes part in no rule.
func dropFollowers(fs []finding.Finding) []finding.Finding {
	if len(fs) < 2 {
		return fs
	}
	present := map[finding.Code]bool{}
	for _, f := range fs {
		present[f.Code] = true
	}
	for _, o := range origins {
		for _, over := range o.over {
			if present[o.code()] {
				fs = over.drop(fs, o.code())
			}
		}
	}
	return fs
}

func (o over) drop(fs []finding.Finding, winner finding.Code) []finding.Finding {
	won := map[finding.Place]bool{}
	for _, f := range fs {
		if f.Code == winner {
			won[o.scope.of(f)] = true
		}
	}
	return slices.DeleteFunc(fs, func(f finding.Finding) bool {
		return slices.Contains(o.codes, f.Code) && won[o.scope.of(f)]
	})
}

// NotToldBeside lists the codes beside which a code is not told, by when.
func NotToldBeside(code finding.Code) map[finding.Text][]finding.Code {
	all := map[finding.Text][]finding.Code{}
	for _, o := range origins {
		for _, over := range o.over {
			if slices.Contains(over.codes, code) {
				all[over.scope.text] = append(all[over.scope.text], o.code())
			}
		}
	}
	return all
}
