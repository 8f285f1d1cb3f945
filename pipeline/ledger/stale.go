package ledger

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"jixiao/pipeline/record"
)

// JudgedFile is by what a file was judged, and what that may depend on.
type JudgedFile struct {
	Department, Judged string
	// Forms are those that it was read as, "" among them where a sheet was for no
	// duty.
	Forms []string
}

// Settings say by what files are to be judged.
type Settings struct {
	// Stale reports whether a file was judged by other settings than hold now.
	Stale func(JudgedFile) bool
	// ByForm reports whether that depends on the forms of files in a department's
	// folder. Where it does not, they are not told.
	ByForm func(department string) bool
}

// Stale lists the received files that were judged by other settings than hold now,
// those that are gone too: which version stands may depend on them. A file without
// hash was judged by its name alone.
//
// As a rule all files of a department were judged by the same: single files are
// read only where something is stale, or depends on their forms.
func (l *Ledger) Stale(ctx context.Context, by Settings) ([]record.File, error) {
	var ids []int64
	err := l.read(ctx, "list judged files", func(tx *sql.Tx) error {
		groups, err := judgedGroups(ctx, tx)
		if err != nil {
			return err
		}
		whole, byForm := map[group]bool{}, map[string]bool{}
		for _, g := range groups {
			if by.ByForm(g.department) {
				byForm[g.department] = true
			} else if by.Stale(JudgedFile{Department: g.department, Judged: g.judged}) {
				whole[g] = true
			}
		}
		if ids, err = filesOf(ctx, tx, whole); err != nil {
			return err
		}
		single, err := staleByForm(ctx, tx, byForm, by)
		ids = append(ids, single...)
		return err
	})
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	return l.Files(ctx, ids)
}

// judged is a file that was received.
const judged = `verdict NOT IN ('', 'unsettled')`

// group are the files of a department that were judged by the same.
type group struct{ department, judged string }

func judgedGroups(ctx context.Context, tx *sql.Tx) ([]group, error) {
	rows, err := tx.QueryContext(ctx, `SELECT DISTINCT department, judged FROM files WHERE `+judged)
	return collect(rows, err, func(rows *sql.Rows) (g group, err error) {
		err = rows.Scan(&g.department, &g.judged)
		return g, err
	})
}

// filesOf are the files of some groups.
func filesOf(ctx context.Context, tx *sql.Tx, groups map[group]bool) (ids []int64, err error) {
	if len(groups) == 0 {
		return nil, nil
	}
	rows, err := tx.QueryContext(ctx, `SELECT id, department, judged FROM files WHERE `+judged)
	err = each(rows, err, func(rows *sql.Rows) error {
		var id int64
		var g group
		if err := rows.Scan(&id, &g.department, &g.judged); err != nil {
			return err
		}
		if groups[g] {
			ids = append(ids, id)
		}
		return nil
	})
	return ids, err
}

// staleByForm are the stale files of departments, judged one by one.
func staleByForm(ctx context.Context, tx *sql.Tx, departments map[string]bool, by Settings) ([]int64, error) {
	if len(departments) == 0 {
		return nil, nil
	}
	order, files, err := judgedFiles(ctx, tx, departments)
	var ids []int64
	for _, id := range order {
		if by.Stale(*files[id]) {
			ids = append(ids, id)
		}
	}
	return ids, err
}

func judgedFiles(ctx context.Context, tx *sql.Tx, departments map[string]bool) (order []int64, files map[int64]*JudgedFile, err error) {
	files = map[int64]*JudgedFile{}
	for some := range slices.Chunk(slices.Sorted(maps.Keys(departments)), askedTogether) {
		found, err := judgedOf(ctx, tx, some, files)
		if err != nil {
			return nil, nil, err
		}
		order = append(order, found...)
	}
	return order, files, nil
}

// judgedOf adds the files of some departments, and returns their ids in their order.
func judgedOf(ctx context.Context, tx *sql.Tx, departments []string, files map[int64]*JudgedFile) (order []int64, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT DISTINCT f.id, f.department, f.judged, CASE WHEN s.file IS NOT NULL THEN coalesce(v.form, '') END
		FROM files f LEFT JOIN submissions s ON s.file = f.id LEFT JOIN versions v ON v.file = s.file AND v.position = s.position
		WHERE f.`+judged+` AND f.department IN `+among(len(departments))+` ORDER BY 1, 4`, anys(departments)...)
	err = each(rows, err, func(rows *sql.Rows) error {
		var id int64
		var f JudgedFile
		var form sql.NullString
		if err := rows.Scan(&id, &f.Department, &f.Judged, &form); err != nil {
			return err
		}
		if files[id] == nil {
			order, files[id] = append(order, id), &f
		}
		if form.Valid {
			files[id].Forms = append(files[id].Forms, form.String)
		}
		return nil
	})
	return order, err
}
