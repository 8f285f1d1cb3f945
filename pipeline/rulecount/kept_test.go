package rulecount

import (
	"testing"
	"time"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

// TestTheBasisChangesWithWhatIsCountedOver, and with nothing else: a night with
// nothing new counts nothing again.
func TestTheBasisChangesWithWhatIsCountedOver(t *testing.T) {
	ws := workspace.Workspace{Campaign: reporttest.Campaign2023(), Version: "1"}
	before := basisOf(ws, reporttest.FirstEvening())
	for name, tt := range map[string]struct {
		change func(*workspace.Workspace, *record.Snapshot)
		same   bool
	}{
		"nothing":          {func(*workspace.Workspace, *record.Snapshot) {}, true},
		"a day":            {func(_ *workspace.Workspace, s *record.Snapshot) { s.Run.AsOf = s.Run.AsOf.Add(24 * time.Hour) }, true},
		"a finding":        {func(_ *workspace.Workspace, s *record.Snapshot) { s.Issues = s.Issues[1:] }, true},
		"the program":      {func(w *workspace.Workspace, _ *record.Snapshot) { w.Version = "2" }, false},
		"a version":        {func(_ *workspace.Workspace, s *record.Snapshot) { s.Versions = s.Versions[1:] }, false},
		"a withdrawal":     {func(_ *workspace.Workspace, s *record.Snapshot) { s.Versions[0].State = record.Withdrawn }, false},
		"what it says":     {func(_ *workspace.Workspace, s *record.Snapshot) { s.Versions[0].Figures += "x" }, false},
		"what is left out": {func(_ *workspace.Workspace, s *record.Snapshot) { s.Versions[0].Exclusion = &record.Decision{} }, false},
		"its own verdict":  {func(_ *workspace.Workspace, s *record.Snapshot) { s.Versions[0].Own += "x" }, false},
		"other settings":   {func(_ *workspace.Workspace, s *record.Snapshot) { s.Versions[0].File.Judged += "x" }, false},
		"another arrival":  {func(_ *workspace.Workspace, s *record.Snapshot) { s.Versions[0].File.Arrival = s.Run.AsOf }, false},
	} {
		t.Run(name, func(t *testing.T) {
			w, s := ws, reporttest.FirstEvening()
			tt.change(&w, s)
			if got := basisOf(w, s) == before; got != tt.same {
				t.Errorf("the same basis: %v", got)
			}
		})
	}
}
