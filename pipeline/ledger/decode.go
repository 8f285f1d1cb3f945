package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"jixiao/pipeline/ledger/body"
	"jixiao/pipeline/record"
	"jixiao/rules/form"
)

// slot is where a submission lies in the ledger.
type slot struct {
	file     int64
	position int
}

// stored is a submission as it is stored, and as it is read.
type stored struct {
	slot
	text       string
	submission *form.Submission
}

// attachSubmissions decodes the submissions of versions. Versions that one
// sheet gave for several projects share theirs.
func attachSubmissions(ctx context.Context, tx *sql.Tx, versions []record.Version) error {
	rows, err := tx.QueryContext(ctx, `SELECT file, position, body FROM submissions`)
	bodies, err := collect(rows, err, func(rows *sql.Rows) (stored, error) {
		var b stored
		err := rows.Scan(&b.file, &b.position, &b.text)
		return b, err
	})
	if err != nil {
		return err
	}
	if err := decode(bodies); err != nil {
		return err
	}
	submissions := make(map[slot]*form.Submission, len(bodies))
	for _, b := range bodies {
		submissions[b.slot] = b.submission
	}
	slots, err := versionSlots(ctx, tx)
	if err != nil {
		return err
	}
	for i := range versions {
		versions[i].Submission = submissions[slots[versions[i].ID]]
	}
	return nil
}

func versionSlots(ctx context.Context, tx *sql.Tx) (map[int64]slot, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, file, position FROM versions`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	slots := map[int64]slot{}
	for rows.Next() {
		var id int64
		var s slot
		if err := rows.Scan(&id, &s.file, &s.position); err != nil {
			return nil, err
		}
		slots[id] = s
	}
	return slots, rows.Err()
}

// decode reads the JSON of all bodies on all cores: it is most of the time
// that a snapshot takes.
func decode(bodies []stored) error {
	workers := runtime.GOMAXPROCS(0)
	errs := make([]error, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			reader := body.NewReader()
			for i := w; i < len(bodies) && errs[w] == nil; i += workers {
				errs[w] = bodies[i].decode(reader)
			}
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

func (b *stored) decode(reader *body.Reader) error {
	var err error
	if b.submission, err = reader.Read(b.text); err != nil {
		return fmt.Errorf("submission %d of file %d: %w", b.position, b.file, err)
	}
	b.text = ""
	return nil
}
