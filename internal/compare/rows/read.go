package rows

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"slices"
	"strings"

	_ "modernc.org/sqlite" // the ledger's database
)

// ledger is an open one.
type ledger struct{ db *sql.DB }

func open(path string) (*ledger, error) {
	place := url.URL{Scheme: "file", Path: path, RawQuery: "mode=ro"}
	db, err := sql.Open("sqlite", place.String())
	if err != nil {
		return nil, fmt.Errorf("open ledger %s: %w", path, err)
	}
	return &ledger{db}, nil
}

// texts is the first column of a query's rows.
func (l *ledger) texts(ctx context.Context, query string, args ...any) ([]string, error) {
	rows, err := l.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, rows.Err()
}

func (l *ledger) tables(ctx context.Context) ([]string, error) {
	return l.texts(ctx, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
}

// version is the last migration that made the ledger what it is.
func (l *ledger) version(ctx context.Context) (string, error) {
	list, err := l.texts(ctx, "SELECT CAST(max(version_id) AS TEXT) FROM goose_db_version")
	return strings.Join(list, ""), err
}

// table is one table: its columns, and its rows by their keys.
type table struct {
	columns []string
	rows    map[string][]string
}

func (l *ledger) table(ctx context.Context, name string) (*table, error) {
	keys, err := l.texts(ctx, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", name)
	if err != nil {
		return nil, err
	}
	rows, err := l.db.QueryContext(ctx, `SELECT * FROM "`+name+`"`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	t := &table{rows: map[string][]string{}}
	if t.columns, err = rows.Columns(); err != nil {
		return nil, err
	}
	for rows.Next() {
		row, err := values(rows, len(t.columns))
		if err != nil {
			return nil, err
		}
		t.rows[t.key(row, keys)] = row
	}
	return t, rows.Err()
}

// values are a row's cells as text; what is not there reads NULL.
func values(rows *sql.Rows, n int) ([]string, error) {
	row, into := make([]sql.NullString, n), make([]any, n)
	for i := range row {
		into[i] = &row[i]
	}
	if err := rows.Scan(into...); err != nil {
		return nil, err
	}
	texts := make([]string, n)
	for i, v := range row {
		texts[i] = v.String
		if !v.Valid {
			texts[i] = "NULL"
		}
	}
	return texts, nil
}

// key names a row by its primary key, or by its number where it has none.
func (t *table) key(row []string, keys []string) string {
	var parts []string
	for _, k := range keys {
		parts = append(parts, row[slices.Index(t.columns, k)])
	}
	if len(parts) == 0 {
		return fmt.Sprint("#", len(t.rows)+1)
	}
	return strings.Join(parts, " ")
}
