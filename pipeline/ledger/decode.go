package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"runtime"
	"slices"
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
func attachSubmissions(ctx context.Context, tx *sql.Tx, versions []record.Version) (damage, error) {
	bodies, err := readBodies(ctx, tx)
	if err != nil {
		return nil, err
	}
	damaged := decode(bodies)
	submissions := make(map[slot]*form.Submission, len(bodies))
	for _, b := range bodies {
		submissions[b.slot] = b.submission
	}
	slots, err := versionSlots(ctx, tx)
	if err != nil {
		return nil, err
	}
	for i := range versions {
		versions[i].Submission = submissions[slots[versions[i].ID]]
	}
	return damaged, nil
}

func readBodies(ctx context.Context, tx *sql.Tx) ([]stored, error) {
	rows, err := tx.QueryContext(ctx, `SELECT file, position, body FROM submissions`)
	return collect(rows, err, func(rows *sql.Rows) (stored, error) {
		var b stored
		err := rows.Scan(&b.file, &b.position, &b.text)
		return b, err
	})
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
func decode(bodies []stored) damage {
	workers := runtime.GOMAXPROCS(0)
	damaged := make([]damage, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			reader := body.NewReader()
			for i := w; i < len(bodies); i += workers {
				if err := bodies[i].decode(reader); err != nil {
					damaged[w].note("submissions", fmt.Sprint(bodies[i].position), bodies[i].file, err)
				}
			}
		})
	}
	wg.Wait()
	return slices.Concat(damaged...)
}

func (b *stored) decode(reader *body.Reader) error {
	s, err := reader.Read(b.text)
	if err == nil && s.Form == "" {
		err = errNothing
	}
	if err == nil {
		b.submission = s
	}
	b.text = ""
	return err
}
