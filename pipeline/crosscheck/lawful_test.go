package crosscheck

import (
	"slices"
	"testing"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// TestLawful holds the lawful examples of the catalogue that the whole campaign
// shows.
func TestLawful(t *testing.T) {
	for code, in := range map[finding.Code]func(r *round){
		// The newest sheet says what was issued; an older one did not.
		"X02": func(r *round) {
			r.scores("绩效科/统计表.xlsx", "10-10 10:00", [3]string{"A-01", "91.50", "优"})
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "92.5", record.Accepted)
			r.score("213001/b.xlsx", "10-14 10:00", "A-01", "91.5", record.Accepted)
		},
		// A report without a row that says so, and a sheet that may come later.
		"D02": func(r *round) {
			without(r, rectification, "A-01")
			nothing := r.submission(rectification)
			nothing.Nil = true
			r.version(r.file("213001/零报告.xlsx", "10-14 10:00"), management, nothing, record.Accepted)
			r.a.Versions = slices.DeleteFunc(r.a.Versions, func(v record.Version) bool { return v.Duty.Form == scoreSheet && v.Duty.Subject == "A-10" })
			r.c.Facts.Extensions[register.Extended{Department: culture, Form: scoreSheet}] = value.Date{Year: 2023, Month: 10, Day: 20}
		},
		// The newer summary takes the place of the older one, and both are one sender's.
		"U02": func(r *round) {
			r.regions()
			r.summary("213001/a.xlsx", "10-13 10:00", management, "7", "370117")
			r.summary("213001/b.xlsx", "10-14 10:00", management, "9", "370117")
		},
		"U03": func(r *round) {
			r.regions()
			r.summary("213001/a.xlsx", "10-13 10:00", management, "7", "370117")
			r.summary("213001/b.xlsx", "10-14 10:00", management, "9", "370117", "370118")
		},
	} {
		t.Run(string(code), func(t *testing.T) {
			r := newRound(t)
			in(r)
			same(t, nil, r.told("10-20 22:00", code))
		})
	}
}
