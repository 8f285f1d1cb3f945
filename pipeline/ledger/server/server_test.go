package server

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestStatementsAreReadAsByTheOther(t *testing.T) {
	for text, want := range map[string]string{
		`SELECT a FROM t WHERE b = ? AND c = ?`:                      `SELECT a FROM t WHERE b = $1 AND c = $2`,
		`SELECT ?2, ?1, ?2 FROM t`:                                   `SELECT $2, $1, $2 FROM t`,
		`SELECT '?', '''?' FROM t WHERE b = ?`:                       `SELECT '?', '''?' FROM t WHERE b = $1`,
		`INSERT INTO t (a) VALUES (?) ON CONFLICT (a, b) DO NOTHING`: `INSERT INTO t (a) VALUES ($1) ON CONFLICT (campaign, a, b) DO NOTHING`,
		`SELECT 'ON CONFLICT (' FROM t`:                              `SELECT 'ON CONFLICT (' FROM t`,
	} {
		if got := translate(text); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestAnyTextIsKept(t *testing.T) {
	piece := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"\x00", "\xff", escape, escape + "00", escaped, "评分表", "\xed\xa0\x80"}))
	rapid.Check(t, func(r *rapid.T) {
		s := strings.Join(rapid.SliceOf(piece).Draw(r, "text"), "")
		kept := keepable(s)
		if !utf8.ValidString(kept) || strings.Contains(kept, "\x00") {
			r.Fatalf("%q is kept as %q: no text for PostgreSQL", s, kept)
		}
		if back := original(kept); back != s {
			r.Fatalf("%q comes back as %q", s, back)
		}
	})
}

func TestAnAddressShowsNoPassword(t *testing.T) {
	for _, tt := range []struct{ text, address, password string }{
		{"postgres://u:p%40w@db.example.cn:5433/jx?sslmode=require", "postgres://u@db.example.cn:5433/jx?sslmode=require", "p@w"},
		{"postgresql://u@h/jx?password=x", "postgresql://u@h/jx", "x"},
		{"postgres://h/jx", "postgres://h/jx", ""},
	} {
		address, password, err := Address(tt.text)
		if err != nil || address != tt.address || password != tt.password {
			t.Errorf("%s: %q, %q, %v", tt.text, address, password, err)
		}
	}
	for _, text := range []string{"", "ledger.db", "mysql://h/x", "postgres:///x", "postgres://u:secret@h:x/y"} {
		if _, _, err := Address(text); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", text, err)
		}
	}
}
