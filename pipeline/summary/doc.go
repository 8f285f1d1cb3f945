// Package summary makes the sealed summary that a region reports upward: of a county
// what it counted itself, of the levels above the summaries that stand with them,
// region by region.
//
// It owns which figures a region reports, the workbook in which they travel (the
// forms of configs/region, filled in, with the same figures as JSON for programs), and
// the seals on it. It goes by the roles of the master's columns, so that it knows no
// form but its own two; what a campaign does not have stays blank. It refuses to judge,
// to keep figures of its own, and to say what time it is: the summary of a run is the
// same bytes whenever it is made.
package summary
