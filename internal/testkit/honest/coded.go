package honest

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

// Coding is a way in which a bureau numbers what it has.
type Coding struct {
	Name    string
	Project func(n int) string        // the code of the n-th project, from 1; nil for the usual ones
	Unit    func(usual string) string // the code of a unit that usually has six digits; nil for these
}

// Codings are ways that people have.
func Codings() []Coding {
	as := func(format string, first int) func(int) string {
		return func(n int) string { return fmt.Sprintf(format, first+n-1) }
	}
	return []Coding{
		{Name: "running numbers", Project: as("%d", 4)}, {Name: "a year and a number", Project: as("QS2026-%02d", 1)},
		{Name: "six digits", Project: as("3701%02d", 1)}, {Name: "six digits with noughts", Project: as("%06d", 117)},
		{Name: "months", Project: as("2023-%02d", 1)}, {Name: "stems", Project: as("甲-%d", 1)},
		{Name: "units of three digits", Unit: func(usual string) string { return usual[:1] + usual[2:3] + usual[5:] }},
		{Name: "units with letters", Unit: func(usual string) string { return "CG" + usual[:3] + usual[5:] }},
		{Name: "units of two lengths", Project: as("%d", 4), Unit: func(usual string) string { return strings.TrimSuffix(usual, "001") }},
	}
}

// Coded is the second bureau with other codes.
func Coded(defaults fs.FS, by Coding) (fs.FS, error) {
	projects, units := secondProjects, secondUnits
	if by.Project != nil {
		lines := strings.Split(projects, "\n")
		for i, line := range lines[:len(lines)-1] {
			_, rest, _ := strings.Cut(line, "\t")
			lines[i] = by.Project(i+1) + "\t" + rest
		}
		projects = strings.Join(lines, "\n")
	}
	if by.Unit != nil {
		projects = sixDigits.ReplaceAllStringFunc(projects, by.Unit)
		units = sixDigits.ReplaceAllStringFunc(units, by.Unit)
	}
	return second(defaults, projects, units)
}

// sixDigits are the codes of units in its lists.
var sixDigits = regexp.MustCompile(`\b[1-6]0[0-9]00[0-9]\b`)
