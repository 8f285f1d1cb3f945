package ledger

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// TestStaleAsksNoMoreThanItMust and finds the same files whether it is told of
// forms or not.
func TestStaleAsksNoMoreThanItMust(t *testing.T) {
	ctx := context.Background()
	word := rapid.SampledFrom([]string{"", "a", "b"})
	rapid.Check(t, func(r *rapid.T) {
		l := mustOpen(t, ledgerPath(t))
		defer func() { must(t, l.Close()) }()
		run, err := l.StartRun(ctx, friday, friday)
		must(t, err)
		seen := inbox{"1": "A-01:accepted", "2": "A-01:accepted", "3": "A-01:accepted", "4": "A-01:accepted"}.sightings()
		must(t, l.RecordLook(ctx, run.ID, record.Look{At: friday, Files: seen}))
		files, err := l.Pending(ctx)
		must(t, err)
		for i := range files {
			files[i].Department, files[i].Judged = word.Draw(r, "department"), word.Draw(r, "judged")
			j := record.Judgement{Verdict: record.Accepted}
			for range rapid.IntRange(0, 2).Draw(r, "sheets") {
				one := record.Judged{Verdict: record.Accepted, Submission: form.Submission{Form: "x"}}
				for range rapid.IntRange(0, 2).Draw(r, "duties") {
					one.Duties = append(one.Duties, record.Duty{Form: word.Draw(r, "form"), Subject: finding.Subject(word.Draw(r, "subject"))})
				}
				j.Submissions = append(j.Submissions, one)
			}
			must(t, l.SaveFiles(ctx, run.ID, []Saved{{files[i], j}}))
		}
		byForm := map[string]bool{"": rapid.Bool().Draw(r, "by form"), "a": true, "b": false}
		stale := func(f JudgedFile) bool {
			return f.Judged == "a" || byForm[f.Department] && slices.Contains(f.Forms, "b")
		}
		list := func(of func(string) bool) (ids []int64) {
			found, err := l.Stale(ctx, Settings{stale, of})
			must(t, err)
			for _, f := range found {
				ids = append(ids, f.ID)
			}
			return ids
		}
		want := list(func(string) bool { return true })
		if got := list(func(department string) bool { return byForm[department] }); !slices.Equal(want, got) {
			r.Fatalf("stale %v, want %v", got, want)
		}
	})
}

// TestNothingStaleAsksOnceADepartment, however many files it has.
func TestNothingStaleAsksOnceADepartment(t *testing.T) {
	p := newPlay(t)
	p.run(friday, inbox{"213001/a.xlsx": "A-01:accepted", "213001/b.xlsx": "A-02:accepted", "213001/c.xlsx": "A-03:accepted"})
	asked := 0
	files, err := p.l.Stale(context.Background(), Settings{func(JudgedFile) bool { asked++; return false }, func(string) bool { return false }})
	if err != nil || len(files) > 0 || asked != 1 {
		t.Errorf("%d files, asked %d times, %v", len(files), asked, err)
	}
}
