package rows

import (
	"database/sql"
	"path/filepath"
	"slices"
	"testing"
)

// ledgerOf makes a ledger with one file, one run and one entry, and changes it.
func ledgerOf(t *testing.T, change string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ledger.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	const hash = "91f521372a921d6f7df655515d6df804e56007351e9de620ac35637e7ce5652b"
	for _, q := range []string{
		"CREATE TABLE goose_db_version (version_id INTEGER)", "INSERT INTO goose_db_version VALUES (14)",
		"CREATE TABLE runs (id INTEGER PRIMARY KEY, as_of TEXT, started TEXT, hash TEXT)",
		"INSERT INTO runs VALUES (1, '2023-10-13', '2026-11-30', 'aa')",
		"CREATE TABLE files (id INTEGER PRIMARY KEY, path TEXT, judged TEXT, gone INTEGER)",
		"INSERT INTO files VALUES (1, '评分表.xlsx', '" + hash + " v1', NULL)",
		"CREATE TABLE entries (id INTEGER PRIMARY KEY, body TEXT)",
		`INSERT INTO entries VALUES (1, '{"judged":"` + hash + ` v1","verdict":"returned"}'), (2, '{"Made":"2026-11-30","By":"绩效科"}')`,
		change,
	} {
		if _, err := db.Exec(q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	return path
}

func TestFactsAreCompared(t *testing.T) {
	for _, c := range []struct{ change, cell, what string }{
		{"UPDATE runs SET as_of = '2023-10-14'", "1", "ledger runs.as_of"},
		{"UPDATE files SET path = '评分表_2.xlsx'", "1", "ledger files.path"},
		{"UPDATE files SET gone = 1", "1", "ledger files.gone"},
		{"UPDATE files SET judged = replace(judged, '91f5', '91f6')", "1", "ledger files.judged"},
		{"UPDATE entries SET body = replace(body, 'returned', 'accepted')", "1", "ledger entries.body"},
		{"UPDATE entries SET body = replace(body, '绩效科', '局长')", "2", "ledger entries.body"},
		{"DELETE FROM files", "1", "ledger files.row"},
		{"INSERT INTO runs VALUES (2, '', '', '')", "2", "ledger runs.row"},
		{"ALTER TABLE files ADD COLUMN basis TEXT", "", "ledger column of files"},
		{"CREATE TABLE more (id INTEGER)", "", "ledger table"},
	} {
		report, err := Compare(t.Context(), ledgerOf(t, "SELECT 1"), ledgerOf(t, c.change))
		if err != nil {
			t.Fatal(err)
		}
		var got [][2]string
		for _, d := range report.Found {
			got = append(got, [2]string{d.Cell, d.What})
		}
		if !slices.Equal(got, [][2]string{{c.cell, c.what}}) {
			t.Errorf("%s: found %q, want %s %s", c.change, got, c.cell, c.what)
		}
	}
}

// TestRealTimeIsNoFact: what two runs of one build, or two builds, write
// otherwise.
func TestRealTimeIsNoFact(t *testing.T) {
	for _, change := range []string{
		"UPDATE runs SET started = '2026-12-01', hash = 'bb'",
		"UPDATE files SET judged = replace(judged, 'v1', 'v2')",
		"UPDATE entries SET body = replace(replace(body, 'v1', 'v2'), '2026-11-30', '2026-12-01')",
	} {
		report, err := Compare(t.Context(), ledgerOf(t, "SELECT 1"), ledgerOf(t, change))
		if err != nil {
			t.Fatal(err)
		}
		if len(report.Found) > 0 {
			t.Errorf("%s: found %v", change, report.Found)
		}
	}
}

// TestAnotherSchemaIsANote, and so is what only it has.
func TestAnotherSchemaIsANote(t *testing.T) {
	newer := "UPDATE goose_db_version SET version_id = 15; ALTER TABLE files ADD COLUMN basis TEXT"
	report, err := Compare(t.Context(), ledgerOf(t, "SELECT 1"), ledgerOf(t, newer))
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Found) > 0 || len(report.Notes) != 2 {
		t.Errorf("found %v, notes %q, want two notes", report.Found, report.Notes)
	}
}
