package ledger

import (
	"context"
	"database/sql"
	"fmt"

	"jixiao/pipeline/record"
)

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
