package publish

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/report/outcome"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/workspace"
)

// TestWhatIsFilledInMeanwhileStays: 结果应用 is made when it is found out what it says,
// and made again if the section saved the one that lies there before its turn came.
func TestWhatIsFilledInMeanwhileStays(t *testing.T) {
	c, s := reporttest.WithRules(t), reporttest.Complete()
	o := outcome.Of(view.New(c, s))
	b := usesBook{planner: planner{Workspace: workspace.Workspace{Campaign: c, Log: zerolog.Nop()}}, of: func() *outcome.Outcome { return o },
		path: filepath.Join(t.TempDir(), "结果应用.xlsx"), now: s.Run.AsOf}
	write := func(at time.Time) []byte {
		var w bytes.Buffer
		if err := b.write(&w, at); err != nil {
			t.Fatal(err)
		}
		return w.Bytes()
	}
	if _, err := b.digest(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(b.path, write(b.now), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := b.digest(); err != nil {
		t.Fatal(err)
	}
	made := b.made.Bytes()
	if !bytes.Equal(write(b.now), made) {
		t.Error("it is not taken as it was made")
	}
	if earlier := write(b.now.AddDate(0, 0, -1)); bytes.Equal(earlier, made) {
		t.Error("it says a moment that is not its own")
	}
	f, err := excelize.OpenFile(b.path)
	if err != nil {
		t.Fatal(err)
	}
	const word = "甲乙丙"
	column, row := 0, 0
	rows, err := f.GetRows("结果应用")
	for r, cells := range rows {
		for n, text := range cells {
			if text == "决定" && column == 0 {
				column, row = n+1, r+2
			}
		}
	}
	at, cell := excelize.CoordinatesToCellName(column, row)
	if err != nil || cell != nil || f.SetCellValue("结果应用", at, word) != nil || f.Save() != nil {
		t.Fatalf("filling in %s: %v, %v", at, err, cell)
	}
	_ = f.Close()
	now, err := excelize.OpenReader(bytes.NewReader(write(b.now)))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := now.GetCellValue("结果应用", at); got != word || err != nil {
		t.Errorf("%s says %q: %v", at, got, err)
	}
}
