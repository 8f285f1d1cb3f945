package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"jixiao/internal/disk"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

// task is what a process does that is killed, and what is done once more after
// that.
type task struct {
	name string
	// before is the evening after which it comes: 0 is an empty workspace.
	before int
	// second says that it works on the inbox of the second evening.
	second bool
	// prepare changes what lies there before the task, in the parent.
	prepare func(t *testing.T, o pipeline.Options)
	do      func(context.Context, pipeline.Options) error
}

// tasks are the tasks that hold the lease, with the two runs first.
var tasks = []task{
	{name: "first run", do: runTask},
	{name: "second run", before: 1, second: true, do: runTask},
	{name: "publish", before: 2, second: true, prepare: emptyOutbox, do: publishTask},
	{name: "back up", before: 2, second: true, do: backUpTask},
	{name: "restore", before: 1, second: true, prepare: laterBackup, do: restoreTask},
	{name: "decide", before: 2, second: true, do: decideTask},
	{name: "release", before: 2, second: true, do: releaseTask},
	{name: "run after a release", before: 1, second: true, prepare: releaseCutOff, do: reviewedRunTask},
	{name: "export", before: 2, second: true, do: exportTask},
	{name: "finalize", before: 2, second: true, do: finalizeTask},
	{name: "run after a stage is final", before: 1, second: true, prepare: firstEveningFinal, do: runTask},
	{name: "correct", before: 1, second: true, prepare: newerThanFinal, do: correctTask},
	{name: "final no longer", before: 1, second: true, prepare: newerThanFinal, do: reopenTask},
}

func taskNamed(name string) (task, error) {
	for _, k := range tasks {
		if k.name == name {
			return k, nil
		}
	}
	return task{}, fmt.Errorf("no task %q", name)
}

func runTask(ctx context.Context, o pipeline.Options) error {
	out, err := pipeline.Run(ctx, o)
	if err == nil && !out.Run.Balance.Adds() {
		err = fmt.Errorf("balance %+v does not add up", out.Run.Balance)
	}
	return err
}

func publishTask(ctx context.Context, o pipeline.Options) error {
	_, err := publish.Again(ctx, o.Workspace)
	return err
}

func backUpTask(ctx context.Context, o pipeline.Options) error {
	_, err := custody.Backup(ctx, o.Workspace, backupsOf(o), 2)
	return err
}

// restoreTask goes by the newest backup, and publishes what it says.
func restoreTask(ctx context.Context, o pipeline.Options) error {
	all, err := workspace.Backups(backupsOf(o), o.Campaign.Facts.Year)
	if err != nil || len(all) == 0 {
		return fmt.Errorf("%d backups: %w", len(all), err)
	}
	if _, err := custody.Restore(ctx, o.Workspace, all[len(all)-1], custody.RestoreOptions{Replace: true}); err != nil {
		return err
	}
	return publishTask(ctx, o)
}

// decideTask withdraws the oldest version that stands or stood, and publishes.
func decideTask(ctx context.Context, o pipeline.Options) error {
	now, err := o.Current(ctx)
	if err != nil {
		return err
	}
	oldest := int64(0)
	for _, v := range now.Versions {
		if oldest == 0 || v.ID < oldest {
			oldest = v.ID
		}
	}
	_, err = decide.Decide(ctx, o.Sender, decide.Decision{Kind: record.Withdraw, Number: oldest, By: "王科长", Why: "核实"})
	if err != nil {
		return err
	}
	return publishTask(ctx, o)
}

// releaseTask has the results reviewed from now on, and lets those of two
// departments out.
func releaseTask(ctx context.Context, o pipeline.Options) error {
	o.Campaign.Publishing = campaign.Review
	if err := publishTask(ctx, o); err != nil {
		return err
	}
	_, err := decide.ReleaseUnits(ctx, o.Sender, decide.UnitRelease{Units: someUnits(o), By: "王科长", Why: "核对过"})
	return err
}

func someUnits(o pipeline.Options) []string {
	return []string{o.Campaign.Facts.Units[0].Code, o.Campaign.Facts.Units[1].Code}
}

// releaseCutOff releases two departments in a process that comes no further
// than that.
func releaseCutOff(t *testing.T, o pipeline.Options) {
	t.Helper()
	o.Campaign.Publishing = campaign.Review
	cutOff := errors.New("cut off")
	o.Disk.Before = func(disk.Op, string) error { return cutOff }
	_, err := decide.ReleaseUnits(context.Background(), o.Sender, decide.UnitRelease{Units: someUnits(o), By: "王科长", Why: "核对过"})
	if !errors.Is(err, cutOff) {
		t.Fatalf("a release that was cut off: %v", err)
	}
}

func reviewedRunTask(ctx context.Context, o pipeline.Options) error {
	o.Campaign.Publishing = campaign.Review
	return runTask(ctx, o)
}

// exportTask hands the year over; a folder that is whole already was handed
// over before the process was killed.
func exportTask(ctx context.Context, o pipeline.Options) error {
	_, err := custody.ExportYear(ctx, o.Workspace, exportOf(o))
	if errors.Is(err, custody.ErrNotEmpty) {
		return nil
	}
	return err
}

func backupsOf(o pipeline.Options) string {
	return filepath.Join(filepath.Dir(o.Place.Folder()), "backups")
}

func exportOf(o pipeline.Options) string {
	return filepath.Join(filepath.Dir(o.Place.Folder()), "export")
}

func emptyOutbox(t *testing.T, o pipeline.Options) {
	t.Helper()
	if err := os.RemoveAll(o.Outbox); err != nil {
		t.Fatal(err)
	}
}

// laterBackup makes a backup that is one run ahead of the ledger that it is to
// replace.
func laterBackup(t *testing.T, o pipeline.Options) {
	t.Helper()
	before := t.TempDir()
	data := o.Place.Folder()
	copyTo(t, data, before)
	mustRun(t, o)
	if err := backUpTask(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(data); err != nil {
		t.Fatal(err)
	}
	copyTo(t, before, data)
}

func copyTo(t *testing.T, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}

// addKept adds to a state what lies outside of ledger and outbox: a folder that
// was handed over, and that every backup is a whole one.
func (s state) addKept(t *testing.T, o pipeline.Options) {
	t.Helper()
	nothingLeft(t, backupsOf(o), filepath.Dir(exportOf(o)))
	for path, data := range contents(t, exportOf(o)) {
		if filepath.Ext(path) != ".xlsx" {
			s["exported "+path[len(exportOf(o)):]] = data
		}
	}
	all, err := workspace.Backups(backupsOf(o), o.Campaign.Facts.Year)
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range all {
		to := o
		to.Place = workspace.Place(filepath.Join(t.TempDir(), "data", "ledger.db"))
		if _, err := custody.Restore(context.Background(), to.Workspace, dir, custody.RestoreOptions{}); err != nil {
			t.Errorf("backup %s: %v", filepath.Base(dir), err)
		}
	}
	if len(all) > 0 {
		s["backups"] = "there are some"
	}
}
