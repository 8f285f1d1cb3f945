package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// drawnJudgement is a judgement with anything that one can hold.
func drawnJudgement(t *rapid.T) record.Judgement {
	word := rapid.OneOf(rapid.SampledFrom([]string{"", "A-01", "A-02", "B"}), anyTexts)
	verdict := rapid.SampledFrom([]record.Verdict{record.Accepted, record.Returned, record.NeedsExplanation, record.Unsettled})
	j := record.Judgement{Verdict: verdict.Draw(t, "verdict"), Kind: rapid.SampledFrom([]string{"", "xlsx"}).Draw(t, "kind")}
	for range rapid.IntRange(0, 3).Draw(t, "submissions") {
		one := record.Judged{Verdict: verdict.Draw(t, "verdict"), Submission: form.Submission{Form: "score-sheet", Sheet: word.Draw(t, "sheet")}}
		if rapid.Bool().Draw(t, "part") {
			one.FirstRow = rapid.IntRange(0, 9).Draw(t, "first")
			one.LastRow = rapid.IntRange(0, 19).Draw(t, "last")
		}
		for range rapid.IntRange(0, 3).Draw(t, "duties") {
			one.Duties = append(one.Duties, record.Duty{Department: word.Draw(t, "department"), Form: "score-sheet", Subject: finding.Subject(word.Draw(t, "subject"))})
		}
		j.Submissions = append(j.Submissions, one)
	}
	for range rapid.IntRange(0, 4).Draw(t, "findings") {
		j.Findings = append(j.Findings, drawnFinding(t, anyTexts))
	}
	for i := range rapid.SampledFrom([]int{0, 0, 1, 2}).Draw(t, "answers") {
		j.Answers = append(j.Answers, record.Answer{Place: record.Spot{Sheet: word.Draw(t, "sheet"), Cell: fmt.Sprint("A", i)}})
	}
	return j
}

// TestFactsAreWhatIsReadBack: what is entered of a file is byte for byte what is
// read of it, whether it is new or was judged before.
func TestFactsAreWhatIsReadBack(t *testing.T) {
	ctx := context.Background()
	l := mustOpen(t, ledgerPath(t))
	n := 0
	rapid.Check(t, func(r *rapid.T) {
		n++
		run, err := l.StartRun(ctx, friday, friday)
		must(t, err)
		must(t, l.RecordLook(ctx, run.ID, record.Look{At: friday, Files: []record.Sighting{
			{Path: fmt.Sprintf("213001/%d.xlsx", n), ModTime: friday, ChangeTime: sunday}, {Path: fmt.Sprintf("213001/试报/%d.xlsx", n), ModTime: friday}}}))
		files, err := l.Pending(ctx)
		must(t, err)
		for range rapid.IntRange(1, 3).Draw(r, "times") {
			var batch []Saved
			for _, f := range files {
				f.Department, f.Hash, f.Judged = "213001", rapid.SampledFrom([]string{"", "hash"}).Draw(r, "hash"), anyTexts.Draw(r, "judged")
				batch = append(batch, Saved{f, drawnJudgement(r)})
			}
			if err := l.SaveFiles(ctx, run.ID, batch); err != nil {
				r.Fatal(err)
			}
			for _, f := range files {
				wantEntered(r, l, f.ID)
			}
		}
	})
}

func wantEntered(t *rapid.T, l *Ledger, file int64) {
	t.Helper()
	ctx := context.Background()
	err := l.read(ctx, "compare", func(tx *sql.Tx) error {
		var is, entered string
		err := eachFact(ctx, tx, func(id int64, _, body string) {
			if id == file {
				is = body
			}
		})
		if err != nil {
			return err
		}
		err = tx.QueryRowContext(ctx, `SELECT body FROM entries WHERE file = ? ORDER BY id DESC LIMIT 1`, file).Scan(&entered)
		if entered != is {
			t.Errorf("entered %s\nread back %s", entered, is)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
