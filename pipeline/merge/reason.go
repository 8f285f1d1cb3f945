package merge

import (
	"slices"
	"strings"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// reason is what a department wrote to a finding of a rule of the section's own that
// speaks of the year before.
type reason struct {
	text  string
	names []string // of the columns that the rule speaks of
}

// reasonsIn are the reasons that were taken, by what they are about.
func (m *Master) reasonsIn(issues []record.Issue) map[finding.Subject][]reason {
	asking := m.Campaign.LastYearRules()
	all := map[finding.Subject][]reason{}
	for n := range issues {
		i := &issues[n]
		if names := asking[i.Code]; len(names) > 0 && i.Explanation != nil {
			all[i.About()] = append(all[i.About()], reason{finding.OneLine(i.Explanation.Explanation), names})
		}
	}
	return all
}

// reasonOf is what was said of a measure, "" where that is nothing.
func (c *comparing) reasonOf(about finding.Subject, x *measure) string {
	var said []string
	for _, r := range c.reasons[about] {
		if slices.ContainsFunc(r.names, x.named) && !slices.Contains(said, r.text) {
			said = append(said, r.text)
		}
	}
	return strings.Join(said, "；")
}

// named reports whether a name of the year before speaks of the measure; a sheet or a
// form may stand before it.
func (x *measure) named(name string) bool {
	return slices.ContainsFunc(x.headers, func(h string) bool {
		return value.Label(name) == value.Label(h) || strings.HasSuffix(value.Label(name), "."+value.Label(h))
	})
}
