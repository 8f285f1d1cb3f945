package pipeline_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"jixiao/internal/testkit/samples"
)

// TestAMasterSavedByAnOfficeIsNotChanged opens the master of a whole evening in
// LibreOffice, which recalculates it, and saves it in its own way.
func TestAMasterSavedByAnOfficeIsNotChanged(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("waits for another program")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("soffice is not installed; CI must save the master through LibreOffice")
		}
		t.Skip("soffice is not installed: the master was not saved through LibreOffice")
	}
	o := fixture(t)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	mustRun(t, o)
	master, dir := filepath.Join(o.Outbox, masterFile), t.TempDir()
	if out, err := exec.Command(office, "-env:UserInstallation=file://"+t.TempDir(), "--headless",
		"--convert-to", "xlsx", "--outdir", dir, master).CombinedOutput(); err != nil {
		t.Fatalf("convert: %v\n%s", err, out)
	}
	before, err := os.ReadFile(master)
	if err != nil {
		t.Fatal(err)
	}
	saved, err := os.ReadFile(filepath.Join(dir, masterFile))
	if err != nil || bytes.Equal(before, saved) {
		t.Fatalf("LibreOffice saved the same bytes, or nothing: %v", err)
	}
	if err := os.WriteFile(master, saved, 0o644); err != nil {
		t.Fatal(err)
	}
	out := mustRun(t, later(o, 24))
	if edits := handEdits(out.Snapshot); len(edits) != 0 || len(past(t, o)) != 0 || len(out.Published.Sidecars) != 0 {
		t.Errorf("M01 %v, put aside %d, beside %v", edits, len(past(t, o)), out.Published.Sidecars)
	}
}
