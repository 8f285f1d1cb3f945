package correct

import (
	"slices"
	"strings"

	"jixiao/rules/finding"
)

// oneOf is a wording without what says that it is about a whole column.
func oneOf(variant string) string {
	if variant == "many" {
		return ""
	}
	return strings.TrimSuffix(variant, "_many")
}

// Rest are the findings that corrections leave, of a finding about many cells
// the cells that are left.
func Rest(found []finding.Finding, mended []Correction) []finding.Finding {
	type stake struct {
		place
		code  finding.Code
		field string
	}
	done := map[stake]bool{}
	for _, c := range mended {
		done[stake{c.place(), c.Code, c.Field}] = true
	}
	var out []finding.Finding
	for _, f := range found {
		all := f.AllCells()
		left := slices.DeleteFunc(slices.Clone(all), func(c finding.Cell) bool {
			return done[stake{place{f.Place.Sheet, c.At}, f.Code, f.Field}]
		})
		if len(all) > 0 && len(left) == 0 {
			continue
		}
		if len(left) < len(all) {
			f.Place.Cell, f.Cells = left[0].At, left
		}
		out = append(out, f)
	}
	return out
}
