package ledger

import (
	"context"
	"database/sql"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
)

// released is the ledger of three runs after which the section released two
// rules, by somebody whose name is awkward to write down.
func released(t *testing.T) *play {
	t.Helper()
	p := threeRuns(t)
	for _, r := range []record.Release{
		{Code: "T03", Form: "score-sheet", At: monday, By: `<王"科长">&`},
		{Code: "C05", Form: "score-sheet", At: monday, By: "王科长"},
	} {
		for range 2 { // said twice, it is entered once
			_, err := p.l.Release(context.Background(), r)
			must(t, err)
		}
	}
	return p
}

// TestAReleaseIsPartOfTheChain: who forges, changes or takes one back in the
// database is found out, at once and after the next run too.
func TestAReleaseIsPartOfTheChain(t *testing.T) {
	for _, tt := range []struct {
		name, statement string
		want            []string
	}{
		{"none", `SELECT 1`, nil},
		{"forged", `INSERT INTO releases VALUES ('G01', 'score-sheet', '2023-10-16T14:00:00.000000000Z', '王科长')`, []string{"G01 score-sheet"}},
		{"by another", `UPDATE releases SET by = '李科长' WHERE code = 'T03'`, []string{"T03 score-sheet"}},
		{"at another time", `UPDATE releases SET at = '2023-10-01T14:00:00.000000000Z' WHERE code = 'T03'`, []string{"T03 score-sheet"}},
		{"of another rule", `UPDATE releases SET code = 'G01' WHERE code = 'T03'`, []string{"G01 score-sheet", "T03 score-sheet"}},
		{"taken back", `DELETE FROM releases`, []string{"C05 score-sheet", "T03 score-sheet"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := released(t)
			p.wantClean()
			if e := p.examine(); e.Unsealed != 2 {
				t.Errorf("%d entries wait for their seal, want 2", e.Unsealed)
			}
			p.tamper(tt.statement)
			p.wantReleased(tt.want)
			p.run(monday, inbox{"a": "A-01:accepted", "e": "A-03+A-04:accepted"})
			p.wantReleased(tt.want)
		})
	}
}

// wantReleased wants doubts about these releases and nothing else.
func (p *play) wantReleased(want []string) {
	p.t.Helper()
	var got []string
	for _, d := range p.examine().Doubts {
		if d.Kind != DoubtRelease {
			p.t.Errorf("doubt %+v", d)
		}
		got = append(got, d.Detail)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		p.t.Errorf("releases (-want +got):\n%s", diff)
	}
}

// TestAReleaseThatIsEnteredTooBreaksTheSeal of the run that came after it.
func TestAReleaseThatIsEnteredTooBreaksTheSeal(t *testing.T) {
	p := released(t)
	p.run(monday, inbox{"a": "A-01:accepted", "e": "A-03+A-04:accepted"})
	p.wantClean()
	p.tamper(`UPDATE releases SET by = '李科长' WHERE code = 'C05'`,
		`UPDATE entries SET body = replace(body, '王科长', '李科长') WHERE kind = 'release'`)
	if diff := cmp.Diff([]string{string(DoubtRunChanged)}, doubts(p.examine())); diff != "" {
		t.Errorf("doubts (-want +got):\n%s", diff)
	}
}

// TestUpgradeEntersReleases that were made before releases had entries.
func TestUpgradeEntersReleases(t *testing.T) {
	ofFiles(t)
	p := released(t)
	must(t, p.l.Close())
	p.tamper(`DELETE FROM entries WHERE kind = 'release'`, `DELETE FROM goose_db_version WHERE version_id >= 12`,
		`DROP TABLE delivered`, `DROP TABLE dispatches`, `DROP TRIGGER packed_follows`, `DROP TABLE packed`,
		`DROP INDEX files_pending`, `DROP INDEX files_hash`, `DROP INDEX findings_whole`,
		`ALTER TABLE versions DROP COLUMN first_row`, `ALTER TABLE versions DROP COLUMN last_row`,
		`ALTER TABLE pages DROP COLUMN basis`, `DROP TABLE past_findings`, `DROP TABLE rule_counts`, `ALTER TABLE findings DROP COLUMN opened`, `ALTER TABLE findings DROP COLUMN earlier`,
		`ALTER TABLE decisions DROP COLUMN doc`, `ALTER TABLE decisions DROP COLUMN how`, `ALTER TABLE decisions DROP COLUMN signed_by`, `ALTER TABLE decisions DROP COLUMN signed_on`,
		`ALTER TABLE decisions DROP COLUMN stage`, `ALTER TABLE decisions DROP COLUMN final`)
	p.l = mustOpen(t, p.path)
	p.wantClean()
	p.run(monday, inbox{"a": "A-01:accepted", "e": "A-03+A-04:accepted"})
	p.wantClean()
	p.tamper(`DELETE FROM releases WHERE code = 'T03'`)
	p.wantReleased([]string{"T03 score-sheet"})
	var n int
	must(t, p.l.read(context.Background(), "count", func(tx *sql.Tx) error {
		return tx.QueryRow(`SELECT count(*) FROM entries WHERE kind = 'release'`).Scan(&n)
	}))
	if n != 2 {
		t.Errorf("%d entries of releases, want 2", n)
	}
}
