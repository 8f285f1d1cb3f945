package pipeline

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"testing"
	"testing/synctest"

	"github.com/rs/zerolog"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report"
	"jixiao/pipeline/sheet/sheettest"
)

// TestLargeFilesTakeTurns: of two very large files one waits for the other,
// ordinary ones wait for neither, and waiting ends with the run.
func TestLargeFilesTakeTurns(t *testing.T) {
	large := sheettest.ZipBomb(t, 20<<20)
	synctest.Test(t, func(t *testing.T) {
		turns := newTurns()
		release, err := turns.take(t.Context(), large)
		if err != nil {
			t.Fatal(err)
		}
		done := false
		go func() {
			second, err := turns.take(t.Context(), large)
			if err != nil {
				t.Error(err)
				return
			}
			done = true
			second()
		}()
		synctest.Wait()
		if done {
			t.Error("two very large files are on hand at once")
		}
		if _, err := turns.take(t.Context(), []byte("small")); err != nil {
			t.Error(err)
		}
		ended, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := turns.take(ended, large); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v after the end", err)
		}
		release()
		synctest.Wait()
		if !done {
			t.Error("the second never had its turn")
		}
	})
}

// TestMarkingHasATime: a copy that is not made in time is refused.
func TestMarkingHasATime(t *testing.T) {
	o := Options{Ledger: filepath.Join(t.TempDir(), "ledger.db"), Log: zerolog.Nop(), Campaign: &campaign.Campaign{}}
	hash, err := intake.NewStore(archivePath(o.Ledger)).Put(sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: "编号,得分\n"}))
	if err != nil {
		t.Fatal(err)
	}
	c := &markedCopy{file: record.File{Path: "a.xlsx", Hash: hash}, turns: newTurns()}
	var refused *outbox.Refused
	if err := c.write(&bytes.Buffer{}, o); !errors.As(err, &refused) || refused.Why != string(report.SlowCopy) {
		t.Errorf("error %v, want that there was no time", err)
	}
}
