package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"jixiao/pipeline/record"
)

// fileColumns are read by scanFile.
const fileColumns = `id, path, department, hash, size, mtime, ctime, link, arrival, basis, waiting, look,
	coalesce(run, 0), verdict, kind, judged, gone IS NOT NULL, coalesce(gone, 0),
	coalesce((SELECT looks.run FROM looks WHERE looks.id = files.gone), 0)`

func scanFile(rows *sql.Rows) (record.File, error) {
	f, _, err := scanReadable(rows)
	return f, err
}

// scanReadable reads of a file's row what can be read. A time that cannot be
// is no time: whoever reads the account hears why, and sets the file aside.
func scanReadable(rows *sql.Rows) (f record.File, why, err error) {
	var mtime, ctime, arrival, waiting hazy
	err = rows.Scan(&f.ID, &f.Path, &f.Department, &f.Hash, &f.Size, &mtime, &ctime, &f.Link, &arrival, &f.Basis,
		&waiting, &f.Look, &f.Run, &f.Verdict, &f.Kind, &f.Judged, &f.Gone, &f.Left, &f.LeftRun)
	f.ModTime, f.ChangeTime, f.Arrival, f.Waiting = mtime.Time, ctime.Time, arrival.Time, waiting.Time
	return f, errors.Join(mtime.why, ctime.why, arrival.why, waiting.why), err
}

// Pending lists the files that the last look saw and that are still to be
// received, in the order in which they came: what is new, what a cut-off run
// left over, and what was unsettled. Only what the looks saw of
// them is known.
func (l *Ledger) Pending(ctx context.Context) ([]record.File, error) {
	return l.files(ctx, "list pending files", pending)
}

const pending = `gone IS NULL AND verdict IN ('', 'unsettled')`

// Originals finds, for each of some contents that came before, the file by which
// it first came from its department. A file with the same content is a duplicate
// (F08), unless it is the original.
func (l *Ledger) Originals(ctx context.Context, contents []record.Content) (map[record.Content]record.File, error) {
	asked, hashes := make(map[record.Content]bool, len(contents)), map[string]bool{}
	for _, c := range contents {
		asked[c] = true
		hashes[c.Hash] = true
	}
	originals := map[record.Content]record.File{}
	for some := range slices.Chunk(slices.Sorted(maps.Keys(hashes)), askedTogether) {
		files, err := l.files(ctx, "find contents", `verdict <> 'duplicate' AND hash <> '' AND hash IN `+among(len(some)), anys(some)...)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			content, _ := f.Content()
			if _, earlier := originals[content]; !earlier && asked[content] && !f.Test() {
				originals[content] = f
			}
		}
	}
	return originals, nil
}

// Newest finds the last content that was received at every path where a file is
// pending. A file that comes again at its path with the same content and another
// time, as after a restored backup, is that file and no new one.
func (l *Ledger) Newest(ctx context.Context) (map[string]record.File, error) {
	files, err := l.files(ctx, "list newest contents", `hash <> '' AND path IN (SELECT path FROM files WHERE `+pending+`)`)
	if err != nil {
		return nil, err
	}
	newest := make(map[string]record.File, len(files))
	for _, f := range files {
		newest[f.Path] = f
	}
	return newest, nil
}

// Rejoin records that the file of an id, just seen, is the earlier one with
// another change time: the earlier one keeps its arrival, verdict and versions
// and is there again.
func (l *Ledger) Rejoin(ctx context.Context, id, earlier int64) error {
	return l.write(ctx, fmt.Sprintf("rejoin file %d to %d", id, earlier), func(tx *sql.Tx) error {
		var size, mtime, ctime any
		if err := tx.QueryRowContext(ctx, `SELECT size, mtime, ctime FROM files WHERE id = ?`, id).
			Scan(&size, &mtime, &ctime); err != nil {
			return err
		}
		for _, statement := range []string{
			`DELETE FROM findings WHERE file = ?`,
			`DELETE FROM files WHERE id = ?`,
		} {
			if _, err := tx.ExecContext(ctx, statement, id); err != nil {
				return err
			}
		}
		if err := changedOne(tx.ExecContext(ctx, `UPDATE files SET size = ?, mtime = ?, ctime = ?, gone = NULL WHERE id = ?`,
			size, mtime, ctime, earlier)); err != nil {
			return err
		}
		return enterDropped(ctx, tx, id, earlier)
	})
}

func (l *Ledger) files(ctx context.Context, operation, condition string, args ...any) ([]record.File, error) {
	var files []record.File
	err := l.read(ctx, operation, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx,
			`SELECT `+fileColumns+` FROM files WHERE `+condition+` ORDER BY id`, args...)
		files, err = collect(rows, err, scanFile)
		return err
	})
	return files, err
}

// Contents are what the archive must hold: for every hash of an original the path by
// which it first came, and for one of a file of a final stage its name.
func (l *Ledger) Contents(ctx context.Context) (map[string]string, error) {
	var contents map[string]string
	err := l.read(ctx, "list contents", func(tx *sql.Tx) error {
		var err error
		contents, err = readContents(ctx, tx)
		return err
	})
	return contents, err
}

func readContents(ctx context.Context, tx *sql.Tx) (map[string]string, error) {
	contents := map[string]string{}
	rows, err := tx.QueryContext(ctx, `SELECT hash, path FROM files WHERE hash <> '' ORDER BY id DESC`)
	err = each(rows, err, func(rows *sql.Rows) error {
		var hash, path string
		err := rows.Scan(&hash, &path)
		contents[hash] = path
		return err
	})
	if err != nil {
		return nil, err
	}
	rows, err = tx.QueryContext(ctx, `SELECT final FROM decisions WHERE final <> '' ORDER BY id DESC`)
	return contents, each(rows, err, func(rows *sql.Rows) error {
		var text sql.RawBytes
		if err := rows.Scan(&text); err != nil {
			return err
		}
		var final record.Final
		if json.Unmarshal(text, &final) != nil {
			return nil // the chain says that it was changed
		}
		for _, f := range final.Files {
			contents[f.Hash] = f.Name
		}
		return nil
	})
}
