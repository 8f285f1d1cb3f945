package snapshot_test

import (
	"testing"

	"jixiao/internal/testkit/strangers"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/campaign/snapshot"
	"jixiao/rules/value"
)

// TestStrangersAreJudgedAlike: forms, lists and units that nobody here has seen,
// for every unit and for everybody.
func TestStrangersAreJudgedAlike(t *testing.T) {
	for name, set := range map[string]func(testing.TB) strangers.Set{
		"ledger": strangers.Ledger, "inspection": strangers.Inspection, "budget": strangers.Budget,
		"two forms": strangers.TwoForms, "records": strangers.Records,
	} {
		t.Run(name, func(t *testing.T) {
			s := set(t)
			c, err := load.Campaign(s.Files(t))
			if err != nil {
				t.Fatal(err)
			}
			files, day := map[string][]byte{}, value.Date{}
			for _, e := range s.Evenings {
				day = value.DateOf(e.AsOf)
				for i, f := range e.Files {
					if i < 12 { // the others are like these
						files[f.Path] = f.Data
					}
				}
			}
			for _, u := range c.Facts.Units[:min(3, len(c.Facts.Units))] {
				same(t, c, opened(t, c, snapshot.Audience(u.Code)), u.Code, files, day, nil)
			}
			same(t, c, opened(t, c, snapshot.Shared), "", files, day, nil)
		})
	}
}
