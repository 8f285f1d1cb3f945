package rules

import (
	"slices"
	"strconv"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// leastFolded is how many cells of one column make one entry.
const leastFolded = 3

// folding are the wordings that are told of a whole column at once. V10 is not
// among them: what is explained hangs on each cell.
var folding = map[finding.Code][]string{
	"V01": {"", "computed", "unsaved"}, "V02": {""}, "V03": {"", "choice", "code", form.CodeAsDate, "unit"}, "V04": {""}, "V05": {"", "tail"}, "V06": {""},
	"V07": {"", "several"}, "V08": {"", "code", form.CodeAsDate, "unit"}, "V09": {""}, "V11": {""},
}

// column is what makes findings one entry: the same mistake in one column of
// one sheet. What weighs is one project's each, whose special case it may be.
type column struct {
	code           finding.Code
	variant        string
	severity       finding.Severity
	place          finding.Place // file and sheet, with the column for a cell
	field, project string
}

// fold makes one entry, at the first cell, of what was found the same in many
// cells of a column. What is expected of each stands with its cell. The entries
// have a wording of their own, which Complete fills in.
func fold(fs []finding.Finding) []finding.Finding {
	if len(fs) < leastFolded {
		return fs
	}
	columns := map[column][]int{}
	for i, f := range fs {
		if slices.Contains(folding[f.Code], f.Variant) && !f.Place.Cell.IsZero() && len(f.Cells) == 0 && f.Because == "" && f.Waived == nil {
			columns[columnOf(f)] = append(columns[columnOf(f)], i)
		}
	}
	drop := make([]bool, len(fs))
	out := slices.Clone(fs)
	for _, at := range columns {
		if len(at) < leastFolded {
			continue
		}
		slices.SortFunc(at, func(i, j int) int { return finding.Compare(fs[i], fs[j]) })
		out[slices.Min(at)] = entryOf(fs, at)
		for _, i := range at {
			drop[i] = i != slices.Min(at)
		}
	}
	kept := out[:0]
	for i, f := range out {
		if !drop[i] {
			kept = append(kept, f)
		}
	}
	return kept
}

func columnOf(f finding.Finding) column {
	c := column{f.Code, f.Variant, f.Severity, f.Place, f.Field, f.Project}
	c.place.Cell = finding.Ref{Col: f.Place.Cell.Col}
	if slices.Contains(lightly, f.Code) {
		c.project = ""
	}
	return c
}

// lightly are the codes that are told and weigh nothing: they are one entry
// whatever the projects of the rows.
var lightly = []finding.Code{"V03", "V05", "V11"}

// entryOf is the one entry of findings in the order of their cells.
func entryOf(fs []finding.Finding, at []int) finding.Finding {
	f := fs[at[0]]
	f.Variant = strings.TrimPrefix(f.Variant+"_many", "_")
	var refs []finding.Ref
	for _, i := range at {
		one := fs[i]
		f.Cells = append(f.Cells, finding.Cell{At: one.Place.Cell, Expected: one.Expected})
		refs = append(refs, one.Place.Cell)
		f.Project, f.Value, f.Expected = same(f.Project, one.Project), same(f.Value, one.Value), same(f.Expected, one.Expected)
	}
	f.Args = finding.Args{"field": f.Args["field"], "count": finding.Same(strconv.Itoa(len(at))),
		"cells": {ZH: finding.RunsIn(finding.ZH, refs), EN: finding.RunsIn(finding.EN, refs)}}
	return f
}

// same is what two findings agree on.
func same(a, b string) string {
	if a != b {
		return ""
	}
	return a
}
