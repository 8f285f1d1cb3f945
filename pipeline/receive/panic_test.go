package receive

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/judge"
	"jixiao/pipeline/workspace"
)

// TestTheLogNamesAFileByItsContent: a path may hold a person's name.
func TestTheLogNamesAFileByItsContent(t *testing.T) {
	c, err := load.Campaign(os.DirFS("../../configs"))
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	w := workspace.Workspace{Campaign: c, Log: zerolog.New(&log), Place: workspace.Place(filepath.Join(t.TempDir(), "ledger.db"))}
	r := New(&workspace.Session{Workspace: w}, 1, Source{})
	if err := r.goBy(nil); err != nil {
		t.Fatal(err)
	}
	r.judge.OnPanic(judge.Received{Name: "213001/张三.xlsx", Data: []byte("x")}, judge.Panic{Message: "string"})
	if text := log.String(); !strings.Contains(text, "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881") || strings.Contains(text, "张三") {
		t.Errorf("log = %s", text)
	}
}
