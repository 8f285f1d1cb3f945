package honest

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// Codes are ways in which bureaus number their projects, by what they are called:
// the code of the n-th project, from 1.
func Codes() map[string]func(n int) string {
	as := func(format string, first int) func(int) string {
		return func(n int) string { return fmt.Sprintf(format, first+n-1) }
	}
	return map[string]func(int) string{
		"running numbers": as("%d", 4), "a year and a number": as("QS2026-%02d", 1), "six digits": as("3701%02d", 1),
		"six digits with noughts": as("%06d", 117), "months": as("2023-%02d", 1), "stems": as("甲-%d", 1),
	}
}

// CodeNames are their names in order.
func CodeNames() []string { return slices.Sorted(maps.Keys(Codes())) }

// Coded is the second bureau with other project codes.
func Coded(defaults fs.FS, code func(n int) string) (fs.FS, error) {
	lines := strings.Split(secondProjects, "\n")
	for i, line := range lines[:len(lines)-1] {
		_, rest, _ := strings.Cut(line, "\t")
		lines[i] = code(i+1) + "\t" + rest
	}
	return second(defaults, strings.Join(lines, "\n"), secondUnits)
}
