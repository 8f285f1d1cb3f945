package doctor

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/pipeline"
)

// TestRecordsThatCannotBeRead: the file is named, and a run is the cure.
func TestRecordsThatCannotBeRead(t *testing.T) {
	p := healthy(t)
	mustWrite(t, filepath.Join(p.Inbox, "213001钢城区城市管理局", "坏表.xlsx"))
	if _, err := pipeline.Run(t.Context(), pipeline.Options{Sender: p.Sender}); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", string(p.Place))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.Exec(`UPDATE findings SET body = json_set(body, '$.place.cell', 'XFE34') WHERE file IS NOT NULL AND whole = 0`); err != nil {
		t.Fatal(err)
	}
	c := records(t.Context(), p)
	if c.State != Bad || !strings.Contains(c.Says.ZH, "坏表.xlsx") || !strings.Contains(c.Cure.ZH, "jixiao run") {
		t.Errorf("with a poisoned row: %+v", c)
	}
	if _, err := pipeline.Run(t.Context(), pipeline.Options{Sender: p.Sender}); err != nil {
		t.Fatal(err)
	}
	if c := records(t.Context(), p); c.State != Well {
		t.Errorf("after the next run: %+v", c)
	}
}
