package manysheets_test

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"

	"jixiao/internal/testkit/manysheets"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/notify"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
)

// TestThePipelineFindsEveryMistakeAndNoOther runs two rounds of all kinds of
// mistakes from inbox to outbox.
func TestThePipelineFindsEveryMistakeAndNoOther(t *testing.T) {
	dir := t.TempDir()
	want, err := manysheets.Write(dir, manysheets.Options{Sheets: 130, Seed: 5, Defaults: os.DirFS("../../../configs")})
	if err != nil {
		t.Fatal(err)
	}
	round, err := load.Campaign(os.DirFS(filepath.Join(dir, "configs")))
	if err != nil {
		t.Fatal(err)
	}
	asOf, err := time.Parse(time.RFC3339, manysheets.Received)
	if err != nil {
		t.Fatal(err)
	}
	out, err := pipeline.Run(t.Context(), pipeline.Options{Sender: notify.Sender{Workspace: workspace.Workspace{
		Campaign: round, Moment: workspace.Moment{AsOf: asOf}, Lang: finding.ZH, Log: zerolog.Nop(),
		Place: workspace.Place(filepath.Join(dir, "data", "ledger.db")),
		Folders: workspace.Folders{Inbox: filepath.Join(dir, "inbox"), Outbox: filepath.Join(dir, "outbox"),
			Units: filepath.Join(dir, "outbox", "单位")},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	var got []manysheets.Mistake
	for _, issue := range out.Snapshot.Issues {
		if issue.Severity > finding.Info {
			got = append(got, manysheets.Mistake{File: issue.Place.File, Code: issue.Code, Cell: issue.Place.Cell.String()})
		}
	}
	byFile := func(a, b manysheets.Mistake) int { return cmp.Compare(a.File, b.File) }
	slices.SortFunc(want, byFile)
	slices.SortFunc(got, byFile)
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("findings of weight (-put in +reported):\n%s", diff)
	}
}
