package ledger

import (
	"context"
	"testing"
	"time"

	"jixiao/pipeline/record"
)

// TestArrivalInAFolderThatWasUnknown goes by the last look that knew it: those
// that did not cannot say that nothing was there. In other folders they can.
func TestArrivalInAFolderThatWasUnknown(t *testing.T) {
	ctx := context.Background()
	l := mustOpen(t, ledgerPath(t))
	hour := func(n int) time.Time { return friday.Add(time.Duration(n) * time.Hour) }
	file := func(path string, changed int) record.Sighting {
		return record.Sighting{Path: path, Size: 1, ModTime: hour(changed), ChangeTime: hour(changed).Add(time.Minute)}
	}
	late := []record.Sighting{file("213001/a", 1), file("213001/b", 4), file("213001-2/c", 1), file("402001/d", 1), file("402001/e", 4)}
	for i, look := range []record.Look{
		{}, // at 0
		{Unknown: []record.Unknown{{Path: "213001"}}},
		{Unknown: []record.Unknown{{Path: "213001"}, {Path: "402001/x"}}},
		{Unknown: []record.Unknown{{Path: "213001/in"}}},
		{Unknown: []record.Unknown{{Path: "213001"}}},
		{Files: late}, // at 5
	} {
		run, err := l.StartRun(ctx, hour(i), hour(i))
		must(t, err)
		look.At = hour(i)
		must(t, l.RecordLook(ctx, run.ID, look))
	}
	pending, err := l.Pending(ctx)
	must(t, err)
	want := map[string]time.Time{
		"213001/a":   hour(5), // at 3 it would have been seen
		"213001/b":   hour(4).Add(time.Minute),
		"213001-2/c": hour(5), // another folder, which every look knew
		"402001/d":   hour(5),
		"402001/e":   hour(4).Add(time.Minute), // after the last look
	}
	for _, f := range pending {
		if !f.Arrival.Equal(want[f.Path]) {
			t.Errorf("%s arrived %v, want %v", f.Path, f.Arrival, want[f.Path])
		}
	}
	if len(pending) != len(want) {
		t.Errorf("%d files are pending", len(pending))
	}

	// Of the looks between 0 and now none knew it.
	l = mustOpen(t, ledgerPath(t))
	for i, look := range []record.Look{{}, {Unknown: []record.Unknown{{Path: "213001"}}}, {Unknown: []record.Unknown{{Path: "213001"}}},
		{Files: late[:1]}} {
		run, err := l.StartRun(ctx, hour(i), hour(i))
		must(t, err)
		look.At = hour(i)
		must(t, l.RecordLook(ctx, run.ID, look))
	}
	pending, err = l.Pending(ctx)
	must(t, err)
	if f := pending[0]; !f.Arrival.Equal(late[0].ChangeTime) || f.Basis != record.ByChange {
		t.Errorf("arrived %v by %s, want the change %v", f.Arrival, f.Basis, late[0].ChangeTime)
	}
}
