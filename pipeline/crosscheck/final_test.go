package crosscheck

import (
	"testing"

	"jixiao/pipeline/record"
)

// TestAfterFinal: what came when its stage was final is told of, once a sheet, until
// the section corrects the stage by it.
func TestAfterFinal(t *testing.T) {
	twoDays := func(r *round, more ...record.Decision) {
		r.score("213001/a.xlsx", "10-13 10:00", "A-01", "91", record.Accepted)
		newer := r.score("213001/b.xlsx", "10-14 10:00", "A-01", "92", record.Accepted)
		r.a.Files[newer.ID-1].Run = 2
		for _, d := range more {
			r.a = r.a.Decide(d)
		}
	}
	final := func(run int64) record.Decision {
		return record.Decision{Kind: record.Finalize, Target: record.Target{Stage: "评价结果"}, AsOf: at("10-13 22:00"),
			Final: &record.Final{Doc: "8号", Run: run, Forms: []string{scoreSheet}}}
	}
	checked(t, []between{
		{"X09 bad: a newer one", func(r *round) { twoDays(r, final(1)) }, []string{"X09 213001 213001/b.xlsx - A-01"}},
		{"X09 ok: nothing is final", func(r *round) { twoDays(r) }, nil},
		{"X09 ok: it came before", func(r *round) { twoDays(r, final(2)) }, nil},
		{"X09 ok: another stage", func(r *round) {
			d := final(1)
			d.Final.Forms = []string{"rectification"}
			twoDays(r, d)
		}, nil},
		{"X09 ok: corrected by it", func(r *round) {
			twoDays(r, final(1), record.Decision{Kind: record.Correct, Target: record.Target{File: 2}})
		}, nil},
	})
}
