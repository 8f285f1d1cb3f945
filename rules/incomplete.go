package rules

import (
	"slices"
	"strings"

	"jixiao/rules/finding"
)

// Incomplete lists the codes that the campaign's rules have no entry for, and
// those whose entry has no check though nothing else looks for them: rule files
// from before a code came, or from before its check moved there. Codes that are for
// the level above are in none but its campaign.
func (e *Engine) Incomplete() (missing, idle []finding.Code) {
	for _, o := range origins {
		for _, code := range o.codes {
			if o.above {
				continue // most have no use for it
			}
			if _, ok := e.entries[code]; !ok {
				missing = append(missing, code)
			}
		}
	}
	idle = slices.Clone(e.idle)
	slices.SortFunc(idle, compareCodes)
	return missing, idle
}

// foundByKind reports whether a code is found by checks alone.
func foundByKind(code finding.Code) bool {
	for _, o := range origins {
		if slices.Contains(o.codes, code) {
			return !slices.ContainsFunc(o.from, func(f string) bool { return !strings.HasPrefix(f, "rules/kind/") })
		}
	}
	return false
}
