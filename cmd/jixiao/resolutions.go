package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"jixiao/internal/terminal"
	"jixiao/pipeline/report/view"
)

// resolutionJSON is how a department gets on with what it is to mend or explain, in
// `status --format json`. Days are calendar days from first told to the version that
// has it no longer; null where nothing was resolved.
type resolutionJSON struct {
	Department *string      `json:"department"` // null: the section
	Resolved   int          `json:"resolved"`
	Median     *json.Number `json:"median_days"` // the mean of two where two are in the middle
	Longest    *int         `json:"longest_days"`
	Open       int          `json:"open"`
	Oldest     *string      `json:"oldest_opened_on"`
}

func jsonResolutions(v *view.View) []resolutionJSON {
	out := []resolutionJSON{}
	all := v.Resolutions()
	for _, unit := range resolutionUnits(v, all) {
		m := all[unit]
		one := resolutionJSON{Department: orNull(unit), Resolved: m.Resolved, Open: m.Open, Oldest: orNull(m.Oldest.String())}
		if days, ok := m.Median(); ok {
			median := json.Number(days.String())
			one.Median = &median
		}
		if days, ok := m.Longest(); ok {
			one.Longest = &days
		}
		out = append(out, one)
	}
	return out
}

func resolutionUnits(v *view.View, all map[string]*view.Resolution) []string {
	return slices.SortedFunc(maps.Keys(all), v.CompareUnits)
}

// printResolutions prints it as a table; of nothing it prints nothing.
func (w wording) printResolutions(v *view.View) error {
	all := v.Resolutions()
	if len(all) == 0 {
		return nil
	}
	fmt.Fprintln(w.Stdout, w.say("改正情况（天数是自然日，从首次提出到改好的那一版收到为止）：",
		"Resolved (calendar days from first told to the version that has it no longer):"))
	t := terminal.NewTable(terminal.Col(w.say("单位", "unit"), 46), terminal.Col(w.say("已改正", "resolved"), 8),
		terminal.Col(w.say("天数（中位数）", "median days"), 14), terminal.Col(w.say("天数（最长）", "longest"), 12),
		terminal.Col(w.say("未解决", "open"), 8), terminal.Col(w.say("最早提出日期", "oldest since"), 12))
	for _, unit := range resolutionUnits(v, all) {
		m, median, longest := all[unit], "", ""
		if days, ok := m.Median(); ok {
			median = days.String()
		}
		if days, ok := m.Longest(); ok {
			longest = fmt.Sprint(days)
		}
		t.Row(w.unit(unit), fmt.Sprint(m.Resolved), median, longest, fmt.Sprint(m.Open), m.Oldest.String())
	}
	return t.Print(w.Stdout)
}
