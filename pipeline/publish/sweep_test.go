package publish

import (
	"os"
	"path/filepath"
	"testing"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/workspace"
)

// TestTheOutboxIsSweptAfterARunThatDidNotEndWell: then what it left is looked for in
// every folder, else only where every process tries whether it can write.
func TestTheOutboxIsSweptAfterARunThatDidNotEndWell(t *testing.T) {
	dir := t.TempDir()
	w := workspace.Workspace{Campaign: &campaign.Campaign{}, Place: workspace.Place(filepath.Join(dir, "data", "ledger.db")),
		Folders: workspace.Folders{Outbox: filepath.Join(dir, "outbox"), Units: filepath.Join(dir, "units")}}
	const temp = ".jixiao-0123456789abcdef.tmp"
	deep, top := filepath.Join(w.Units, "213001", temp), filepath.Join(w.Units, temp)
	for n, step := range []struct {
		endsWell bool
		left     bool // in a folder below
	}{{false, false}, {true, false}, {true, true}, {false, true}, {true, false}} {
		for _, path := range []string{deep, top} {
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, nil, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if err := Sweep(w); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(top); err == nil {
			t.Errorf("run %d: left at the top", n)
		}
		if _, err := os.Stat(deep); (err == nil) != step.left {
			t.Errorf("run %d: left in a folder: %v, want %v", n, err == nil, step.left)
		}
		if step.endsWell {
			if err := swept(w); err != nil {
				t.Fatal(err)
			}
		}
	}
	w.Units = filepath.Join(dir, "elsewhere")
	if err := os.MkdirAll(filepath.Join(w.Units, "213001"), 0o777); err != nil {
		t.Fatal(err)
	}
	deep = filepath.Join(w.Units, "213001", temp)
	if err := os.WriteFile(deep, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := Sweep(w); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(deep); err == nil {
		t.Error("another folder is taken for swept")
	}
}
