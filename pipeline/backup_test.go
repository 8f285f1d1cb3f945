package pipeline_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/workspace"
)

// tree is the content of every file below a folder.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	must(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[filepath.ToSlash(rel)] = string(data)
		return err
	}))
	return out
}

func mustBackup(t *testing.T, o pipeline.Options, keep int) *custody.BackupDone {
	t.Helper()
	done, err := custody.Backup(context.Background(), o.Workspace, backups(o), keep)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func backups(o pipeline.Options) string { return filepath.Join(filepath.Dir(o.Inbox), "backup") }

// backedUp is a workspace with two runs and a backup after the second.
func backedUp(t *testing.T) (pipeline.Options, *custody.BackupDone) {
	t.Helper()
	o := fixture(t)
	o.Configs = "../configs"
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	put(t, o.Inbox, sheetA02, sample(t, cityManagement, "评分表_A-02.xlsx"))
	mustRun(t, o)
	put(t, o.Inbox, sheetA02, edited(t, sample(t, cityManagement, "评分表_A-02.xlsx"), map[string]string{"E32": "94.5", "B33": "94.5"}))
	o = later(o, 48)
	mustRun(t, o)
	return o, mustBackup(t, o, 14)
}

// sumsPass lets the system's own program check a list of ours.
func sumsPass(t *testing.T, dir string) {
	t.Helper()
	program, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("no sha256sum on this machine")
	}
	check := exec.Command(program, "-c", "--quiet", "--strict", "SHA256SUMS")
	check.Dir = dir
	if said, err := check.CombinedOutput(); err != nil {
		t.Errorf("sha256sum -c in %s: %v\n%s", dir, err, said)
	}
}

func TestBackupDestroyRestorePublish(t *testing.T) {
	t.Parallel()
	o, done := backedUp(t)
	must(t, os.RemoveAll(o.Outbox))
	_, err := publish.Again(context.Background(), o.Workspace) // the daily report of the last run alone
	must(t, err)
	want, before := tree(t, o.Outbox), mustAudit(t, o).Ledger.Head
	sumsPass(t, done.Folder)
	if done.Run != before.Run || done.Seal != before.Hash || done.Copied != done.Originals {
		t.Errorf("backup = %+v, want up to %+v", done, before)
	}
	must(t, os.RemoveAll(o.Place.Folder()))
	must(t, os.RemoveAll(o.Outbox))
	out, err := custody.Restore(context.Background(), o.Workspace, done.Folder, custody.RestoreOptions{})
	must(t, err)
	if out.Originals != done.Originals || out.Aside != "" {
		t.Errorf("restored = %+v", out)
	}
	_, err = publish.Again(context.Background(), o.Workspace)
	must(t, err)
	if diff := cmp.Diff(want, tree(t, o.Outbox)); diff != "" {
		t.Errorf("outbox (-before +restored):\n%.2000s", diff)
	}
	a := mustAudit(t, o)
	if len(a.Faults) != 0 || a.Ledger.Head != before {
		t.Errorf("audit after restoring = %+v", a)
	}
	mustRun(t, o) // and the course of things goes on
	if a := mustAudit(t, o); len(a.Faults) != 0 {
		t.Errorf("audit after another run = %+v", a.Faults)
	}
}

func TestRestoreReplacesOnlyWhenAsked(t *testing.T) {
	t.Parallel()
	o, done := backedUp(t)
	mustRun(t, later(o, 1))
	ctx := context.Background()
	now := mustAudit(t, o).Ledger.Head
	if _, err := custody.Restore(ctx, o.Workspace, done.Folder, custody.RestoreOptions{}); !errors.Is(err, custody.ErrHoldsRuns) {
		t.Fatalf("error = %v, want ErrHoldsRuns", err)
	}
	if head := mustAudit(t, o).Ledger.Head; head != now {
		t.Error("a refused restore changed the ledger")
	}
	out, err := custody.Restore(ctx, o.Workspace, done.Folder, custody.RestoreOptions{Replace: true})
	must(t, err)
	if head := mustAudit(t, o).Ledger.Head; head.Hash != done.Seal {
		t.Errorf("restored up to %+v, want %s", head, done.Seal)
	}
	// What was replaced is a whole ledger.
	aside := o
	aside.Place = workspace.Place(filepath.Join(out.Aside, "ledger.db"))
	if head := mustAudit(t, aside).Ledger.Head; head != now {
		t.Errorf("kept beside: %+v, want %+v", head, now)
	}
}

// A ledger that cannot be read is replaced like any other, when asked.
func TestRestoreOverADamagedLedger(t *testing.T) {
	t.Parallel()
	o, done := backedUp(t)
	must(t, os.Truncate(string(o.Place), 5000))
	if _, err := custody.Restore(context.Background(), o.Workspace, done.Folder, custody.RestoreOptions{}); !errors.Is(err, custody.ErrHoldsRuns) {
		t.Fatalf("error = %v, want ErrHoldsRuns", err)
	}
	_, err := custody.Restore(context.Background(), o.Workspace, done.Folder, custody.RestoreOptions{Replace: true})
	must(t, err)
	if a := mustAudit(t, o); len(a.Faults) != 0 {
		t.Errorf("audit = %+v", a.Faults)
	}
}

func TestRestoreOriginalsOnly(t *testing.T) {
	t.Parallel()
	o, done := backedUp(t)
	mustRun(t, later(o, 1))
	head := mustAudit(t, o).Ledger.Head
	kept := originals(t, o)
	flip(t, kept[0])
	must(t, os.Remove(kept[1]))
	out, err := custody.Restore(context.Background(), o.Workspace, done.Folder, custody.RestoreOptions{Originals: true})
	must(t, err)
	if a := mustAudit(t, o); len(a.Faults) != 0 || a.Ledger.Head != head || out.Originals != 2 {
		t.Errorf("audit = %+v after %d originals were put back", a, out.Originals)
	}
	if _, err := os.Stat(filepath.Join(out.Aside, "archive", filepath.Base(kept[0]))); err != nil {
		t.Errorf("the damaged copy was not kept: %v", err)
	}
}

func TestRestoreRefusesADamagedBackup(t *testing.T) {
	t.Parallel()
	o, done := backedUp(t)
	must(t, os.RemoveAll(o.Place.Folder()))
	for _, tt := range []struct {
		name   string
		damage func(t *testing.T, folder string)
		want   error
	}{
		{"the ledger", func(t *testing.T, f string) { flip(t, filepath.Join(f, "ledger.db")) }, custody.ErrBackupDamaged},
		{"the settings", func(t *testing.T, f string) { flip(t, filepath.Join(f, "configs", "campaign.yaml")) }, custody.ErrBackupDamaged},
		{"an original", func(t *testing.T, f string) {
			files, _ := filepath.Glob(filepath.Join(f, "..", "originals", "*", "*"))
			flip(t, files[0])
		}, custody.ErrBackupDamaged},
		{"no originals beside it", func(t *testing.T, f string) { must(t, os.RemoveAll(filepath.Join(f, "..", "originals"))) }, custody.ErrBackupDamaged},
		{"no list", func(t *testing.T, f string) { must(t, os.Remove(filepath.Join(f, "SHA256SUMS"))) }, custody.ErrNoBackup},
		{"a list that leads out", func(t *testing.T, f string) {
			must(t, os.WriteFile(filepath.Join(f, "SHA256SUMS"), []byte(strings.Repeat("0", 64)+"  ../../../etc/passwd\n"), 0o644))
		}, custody.ErrBackupDamaged},
	} {
		t.Run(tt.name, func(t *testing.T) {
			all := t.TempDir()
			must(t, os.CopyFS(all, os.DirFS(backups(o))))
			folder := filepath.Join(all, filepath.Base(done.Folder))
			tt.damage(t, folder)
			if _, err := custody.Restore(context.Background(), o.Workspace, folder, custody.RestoreOptions{}); !errors.Is(err, tt.want) {
				t.Errorf("error = %v, want %v", err, tt.want)
			}
			if _, err := os.Stat(o.Place.Folder()); !errors.Is(err, fs.ErrNotExist) {
				t.Error("something was restored all the same")
			}
		})
	}
}

func TestRestoreInPart(t *testing.T) {
	t.Parallel()
	o, done := backedUp(t)
	must(t, os.RemoveAll(o.Place.Folder()))
	files, err := filepath.Glob(filepath.Join(done.Folder, "..", "originals", "*", "*"))
	must(t, err)
	flip(t, files[0])
	out, err := custody.Restore(context.Background(), o.Workspace, done.Folder, custody.RestoreOptions{Partial: true})
	must(t, err)
	if diff := cmp.Diff([]string{filepath.Base(files[0])}, out.Lacking); diff != "" {
		t.Errorf("lacking (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"original_missing"}, faultKinds(mustAudit(t, o))); diff != "" {
		t.Errorf("audit (-want +got):\n%s", diff)
	}
}

func TestBackupsAreKeptAndOnlyNewOriginalsCopied(t *testing.T) {
	t.Parallel()
	o, first := backedUp(t)
	second := mustBackup(t, o, 2)
	if second.Copied != 0 || second.Removed != 0 || second.Folder == first.Folder {
		t.Errorf("second backup = %+v", second)
	}
	put(t, filepath.Dir(backups(o)), "backup/.jixiao-2023.partial/ledger.db", []byte("of one that was killed"))
	put(t, filepath.Dir(backups(o)), "backup/别的/x.txt", []byte("not ours"))
	put(t, o.Inbox, cityManagement+"/新.xlsx", []byte("new"))
	mustRun(t, later(o, 1))
	third := mustBackup(t, o, 2)
	if third.Copied != 1 || third.Removed != 1 {
		t.Errorf("third backup = %+v, want one new original, one backup removed", third)
	}
	all, err := workspace.Backups(backups(o), 2023)
	must(t, err)
	if diff := cmp.Diff([]string{second.Folder, third.Folder}, all); diff != "" {
		t.Errorf("backups (-want +got):\n%s", diff)
	}
	sumsPass(t, second.Folder)
	entries, err := os.ReadDir(backups(o))
	must(t, err)
	if len(entries) != 4 { // two backups, the originals, and what is not ours
		t.Errorf("%d entries in the folder of backups: %v", len(entries), entries)
	}
}

func TestABackupWithoutSomeOriginalsIsMadeAndTold(t *testing.T) {
	t.Parallel()
	o := evening(t)
	o.Configs = "../configs"
	first := mustBackup(t, o, 1)
	put(t, o.Inbox, cityManagement+"/新.xlsx", []byte("new"))
	mustRun(t, later(o, 1))
	for _, path := range originals(t, o) {
		if data, _ := os.ReadFile(path); string(data) == "new" {
			must(t, os.Remove(path))
		}
	}
	done, err := custody.Backup(context.Background(), o.Workspace, backups(o), 1)
	if !errors.Is(err, custody.ErrBackupLacks) || len(done.Missing) != 1 {
		t.Fatalf("backup = %+v, %v; want ErrBackupLacks", done, err)
	}
	all, err := workspace.Backups(backups(o), 2023)
	must(t, err)
	if diff := cmp.Diff([]string{first.Folder, done.Folder}, all); diff != "" {
		t.Errorf("backups (-want +got):\n%s", diff)
	}
	sumsPass(t, done.Folder)
}

func TestRestoreSettings(t *testing.T) {
	t.Parallel()
	_, done := backedUp(t)
	to := filepath.Join(t.TempDir(), "configs")
	must(t, custody.RestoreSettings(done.Folder, to))
	if diff := cmp.Diff(tree(t, filepath.Join(done.Folder, "configs")), tree(t, to)); diff != "" {
		t.Errorf("settings (-backup +restored):\n%.1000s", diff)
	}
	if err := custody.RestoreSettings(done.Folder, to); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over settings that are there: %v", err)
	}
	flip(t, filepath.Join(done.Folder, "configs", "campaign.yaml"))
	to += "2"
	if err := custody.RestoreSettings(done.Folder, to); !errors.Is(err, custody.ErrBackupDamaged) {
		t.Errorf("damaged settings: %v", err)
	}
	if _, err := os.Stat(to); !errors.Is(err, fs.ErrNotExist) {
		t.Error("damaged settings were put in place")
	}
}
