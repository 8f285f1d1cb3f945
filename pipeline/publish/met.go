package publish

import (
	"context"
	"path/filepath"
	"strings"

	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

// Met is what is met in the outbox before it is published to.
type Met struct {
	// ManualEdits are what people changed in the master: it is put aside.
	ManualEdits []outbox.ManualEdit

	lying *outbox.Lying
}

// Meet looks over the outbox before a run closes: what people changed in the master
// is for this run to tell, and how all other pages lie need not be asked once more.
func Meet(ctx context.Context, w workspace.Workspace, run record.Run) (Met, error) {
	edits, err := manualEdits(w, run)
	return Met{edits, writer(w, run).FindLying(ctx, places(w))}, err
}

// places says where a page lies by what it is remembered under.
func places(w workspace.Workspace) func(name string) string {
	const sep = string(filepath.Separator)
	units, rest := filepath.Clean(w.Units)+sep, filepath.Clean(w.Outbox)+sep
	return func(name string) string {
		if inside, of := strings.CutPrefix(name, unitsName+"/"); of {
			return units + filepath.FromSlash(inside)
		}
		return rest + filepath.FromSlash(name)
	}
}
