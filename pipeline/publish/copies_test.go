package publish

import (
	"bytes"
	"errors"
	"path/filepath"
	"testing"

	"github.com/rs/zerolog"

	"jixiao/internal/testkit/sheettest"
	"jixiao/internal/turns"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/workspace"
)

// TestMarkingHasATime: a copy that is not made in time is refused.
func TestMarkingHasATime(t *testing.T) {
	w := workspace.Workspace{Place: workspace.Place(filepath.Join(t.TempDir(), "ledger.db")), Log: zerolog.Nop(), Campaign: &campaign.Campaign{}}
	hash, err := intake.NewStore(w.State().Originals()).Put(sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: "编号,得分\n"}))
	if err != nil {
		t.Fatal(err)
	}
	c := &markedCopy{file: &record.File{Path: "a.xlsx", Hash: hash}, turns: turns.New()}
	var refused *outbox.Refused
	if err := c.write(&bytes.Buffer{}, w, c.marked); !errors.As(err, &refused) || refused.Why != string(view.SlowCopy) {
		t.Errorf("error %v, want that there was no time", err)
	}
}
