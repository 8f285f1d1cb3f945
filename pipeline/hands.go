package pipeline

import (
	"io"
	"path/filepath"
	"strconv"

	"jixiao/pipeline/edits"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
)

// hands finds what people changed in the published master since it was
// written, and puts it aside before another one is published.
func hands(o Options, run record.Run) ([]outbox.Hands, error) {
	master := o.sectionPage(masterName(o.Campaign), func(io.Writer) error { return nil })
	found, err := o.shelf(run).Hands(outbox.Page{Name: master.name, Path: master.path, Watched: true})
	for _, h := range found {
		o.Log.Warn().Int("cells", len(h.Edits)).Int("more_rows", h.Rows).Int("remarks", h.Remarks).
			Bool("damaged", h.Damaged).Msg("master was changed by hand")
	}
	return found, err
}

// handIssues are the findings (M01) about what people changed in the master.
func handIssues(o Options, all []outbox.Hands) []record.Issue {
	name := masterName(o.Campaign)
	var found []finding.Finding
	for _, h := range all {
		args := finding.Args{"aside": finding.Same(filepath.Base(h.Aside))}
		for _, e := range h.Edits {
			found = append(found, finding.Finding{Code: "M01", Variant: variantOf(e), Args: args, Value: e.Now, Expected: e.Was,
				Place: finding.Place{File: name, Sheet: e.Sheet, Cell: e.Cell}})
		}
		if h.Rows > 0 {
			found = append(found, finding.Finding{Code: "M01", Variant: "more", Args: args, Value: strconv.Itoa(h.Rows),
				Place: finding.Place{File: name}})
		}
	}
	var issues []record.Issue
	for _, f := range o.Campaign.Engine.Complete(found, rules.Input{Facts: o.Campaign.Facts}) {
		issues = append(issues, record.Issue{Finding: f, Whole: true})
	}
	return issues
}

func variantOf(e edits.Edit) string {
	switch {
	case e.Now == "":
		return "cleared"
	case e.Was == "":
		return "added"
	}
	return ""
}
