package ledger

import (
	"context"
	"database/sql"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pressly/goose/v3"

	"jixiao/pipeline/record"
)

// firstSchema makes a ledger as the first version of the program left it, with
// what a statement puts into it.
func firstSchema(t *testing.T, statement string) (path string) {
	t.Helper()
	path = ledgerPath(t)
	must(t, os.MkdirAll(filepath.Dir(path), 0o755))
	db, err := sql.Open("sqlite", path)
	must(t, err)
	defer func() { must(t, db.Close()) }()
	steps, err := fs.Sub(migrations, "migrations")
	must(t, err)
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, steps, goose.WithDisableGlobalRegistry(true))
	must(t, err)
	_, err = provider.UpTo(context.Background(), 1)
	must(t, err)
	_, err = db.Exec(statement)
	must(t, err)
	return path
}

// A ledger of the first version keeps what it holds: an arrival, whose basis
// was a look then, and no waiting time.
func TestUpgradeKeepsWhatTheLooksSaw(t *testing.T) {
	ofFiles(t)
	ctx := context.Background()
	path := firstSchema(t, `PRAGMA application_id = 1785297001;
		INSERT INTO runs (id, as_of, started) VALUES (1, '2023-10-13T14:00:00.000000000Z', '2023-10-13T14:00:00.000000000Z');
		INSERT INTO looks (id, run, at, seen) VALUES (1, 1, '2023-10-13T14:00:00.000000000Z', 1);
		INSERT INTO files (path, size, mtime, link, look, arrival)
		VALUES ('213001/a', 9, '2023-10-13T14:00:00.000000000Z', 0, 1, '2023-10-13T14:00:00.000000000Z');`)
	l := mustOpen(t, path)
	seen := record.Sighting{Path: "213001/a", Size: 9, ModTime: friday, ChangeTime: sunday}
	run, err := l.StartRun(ctx, monday, monday)
	must(t, err)
	must(t, l.RecordLook(ctx, run.ID, record.Look{At: monday, Files: []record.Sighting{seen}}))
	pending, err := l.Pending(ctx)
	must(t, err)
	want := []record.File{{ID: 1, Path: "213001/a", Size: 9, ModTime: friday, ChangeTime: sunday, Arrival: friday,
		Basis: record.ByLook, Look: 1}}
	if diff := cmp.Diff(want, pending); diff != "" {
		t.Errorf("pending (-want +got):\n%s", diff)
	}
}
