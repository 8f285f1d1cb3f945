package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"jixiao/pipeline/ledger/body"
	"jixiao/pipeline/record"
	"jixiao/rules/form"
	"jixiao/rules/form/packed"
)

// slot is where a submission lies in the ledger.
type slot struct {
	file     int64
	position int
}

func (s slot) compare(t slot) int {
	return cmp.Or(cmp.Compare(s.file, t.file), cmp.Compare(s.position, t.position))
}

// stored is a submission as it is stored, and as it is read.
type stored struct {
	slot
	text       string
	submission *form.Submission
	packed     []byte
}

// attachSubmissions gives versions what they say. Versions that one sheet gave
// for several projects share theirs. What had to be made from bodies is returned,
// to be kept.
func attachSubmissions(ctx context.Context, tx *sql.Tx, versions []record.Version, slots []slot) (made []stored, damaged damage, err error) {
	room := packed.NewRoom()
	submissions, lacking, err := readPacked(ctx, tx, room)
	if err != nil {
		return nil, nil, err
	}
	err = eachBody(ctx, tx, lacking, func(some []stored) error {
		damaged = append(damaged, decode(some)...)
		for _, b := range some {
			if b.submission == nil {
				continue
			}
			if submissions[b.slot], err = room.Submission(b.packed); err != nil {
				return err
			}
			made = append(made, stored{slot: b.slot, packed: b.packed})
		}
		return nil
	})
	room.Full()
	for i := range versions {
		versions[i].Says = submissions[slots[i]]
	}
	return made, damaged, err
}

// packedRow is a row of what was packed.
type packedRow struct {
	slot
	raw  sql.RawBytes
	body []byte
}

func scanPacked(rows *sql.Rows, r *packedRow) error {
	err := rows.Scan(&r.file, &r.position, &r.raw)
	r.body = append(r.body[:0], r.raw...)
	return err
}

// readPacked reads what was packed. Lacking are the submissions of which nothing
// was, or what this program cannot read.
func readPacked(ctx context.Context, tx *sql.Tx, room *packed.Room) (submissions map[slot]*packed.Submission, lacking []slot, err error) {
	var n int
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM packed`).Scan(&n); err != nil {
		return nil, nil, err
	}
	submissions = make(map[slot]*packed.Submission, n)
	rows, err := tx.QueryContext(ctx, `SELECT file, position, body FROM packed`)
	err = eachBeside(rows, err, scanPacked, func(r *packedRow) {
		if s, err := room.Submission(r.body); err == nil {
			submissions[r.slot] = s
		} else {
			lacking = append(lacking, r.slot)
		}
	})
	if err != nil {
		return nil, nil, err
	}
	rows, err = tx.QueryContext(ctx, `SELECT file, position FROM submissions EXCEPT SELECT file, position FROM packed`)
	err = each(rows, err, func(rows *sql.Rows) error {
		var at slot
		err := rows.Scan(&at.file, &at.position)
		lacking = append(lacking, at)
		return err
	})
	return submissions, lacking, err
}

// keepPacked keeps what was made from bodies.
func keepPacked(ctx context.Context, tx *sql.Tx, made []stored) error {
	for some := range slices.Chunk(made, together) {
		var values []any
		for _, b := range some {
			values = append(values, b.file, b.position, b.packed)
		}
		if err := insertPacked.write(ctx, tx, values); err != nil {
			return err
		}
	}
	return nil
}

var insertPacked = inserting("packed", "file, position, body", ` ON CONFLICT (file, position) DO UPDATE SET body = excluded.body`)

// together is how many bodies are read at once.
const together = 512

// eachBody hands on the bodies of some submissions, a few hundred at a time.
func eachBody(ctx context.Context, tx *sql.Tx, slots []slot, do func([]stored) error) error {
	slices.SortFunc(slots, slot.compare)
	for some := range slices.Chunk(slots, together) {
		bodies, err := readBodies(ctx, tx, some)
		if err != nil {
			return err
		}
		if err := do(bodies); err != nil {
			return err
		}
	}
	return nil
}

// readBodies reads the bodies of submissions, given in their order.
func readBodies(ctx context.Context, tx *sql.Tx, slots []slot) ([]stored, error) {
	bodies := make([]stored, 0, len(slots))
	rows, err := tx.QueryContext(ctx, `SELECT file, position, body FROM submissions WHERE file BETWEEN ? AND ? ORDER BY file, position`,
		slots[0].file, slots[len(slots)-1].file)
	return bodies, each(rows, err, func(rows *sql.Rows) error {
		var at slot
		var text sql.RawBytes
		if err := rows.Scan(&at.file, &at.position, &text); err != nil {
			return err
		}
		if len(bodies) < len(slots) && at == slots[len(bodies)] {
			bodies = append(bodies, stored{slot: at, text: string(text)})
		}
		return nil
	})
}

// allSlots are those of all submissions.
func allSlots(ctx context.Context, tx *sql.Tx) ([]slot, error) {
	rows, err := tx.QueryContext(ctx, `SELECT file, position FROM submissions ORDER BY file, position`)
	return collect(rows, err, func(rows *sql.Rows) (at slot, err error) {
		err = rows.Scan(&at.file, &at.position)
		return at, err
	})
}

// decode reads the JSON of bodies on all cores.
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
		b.submission, b.packed = s, packed.Append(nil, s)
	}
	b.text = ""
	return err
}
