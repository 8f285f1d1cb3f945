package publish

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workbookdiff"
	"jixiao/pipeline/workspace"
	"jixiao/rules"
	"jixiao/rules/finding"
)

// manualEdits finds what people changed in the published master since it was
// written, and puts it aside before another one is published.
func manualEdits(w workspace.Workspace, run record.Run) ([]outbox.ManualEdit, error) {
	master := sectionPage(w, workspace.MasterName(w.Campaign), func(io.Writer) error { return nil })
	found, err := writer(w, run).ManualEdits(outbox.Page{Name: master.name, Path: master.path, Watched: true})
	for _, h := range found {
		w.Log.Warn().Int("cells", len(h.Edits)).Int("more_rows", h.Rows).Int("remarks", h.Remarks).
			Bool("damaged", h.Damaged).Msg("master was changed by hand")
	}
	return found, err
}

// ForgetManualEdits forgets what people changed in the master: the run that tells it has
// been published.
func ForgetManualEdits(w workspace.Workspace, run record.Run) error {
	if err := writer(w, run).ForgetManualEdits(); err != nil {
		return fmt.Errorf("publish: %w: %w", ErrOutbox, err)
	}
	return nil
}

// ManualEditIssues are the findings (M01) about what people changed in the master.
func ManualEditIssues(c *campaign.Campaign, all []outbox.ManualEdit) []record.Issue {
	name := workspace.MasterName(c)
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
	for _, f := range c.Engine.Complete(found, rules.Input{Facts: c.Facts}) {
		issues = append(issues, record.Issue{Finding: f, CampaignWide: true})
	}
	return issues
}

func variantOf(e workbookdiff.Edit) string {
	switch {
	case e.Now == "":
		return "cleared"
	case e.Was == "":
		return "added"
	}
	return ""
}
