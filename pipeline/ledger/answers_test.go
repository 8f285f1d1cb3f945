package ledger

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
)

// TestAnswersKeepTheirNumbers when their file is judged again, and are covered
// by the chain.
func TestAnswersKeepTheirNumbers(t *testing.T) {
	ctx := context.Background()
	l := mustOpen(t, ledgerPath(t))
	run, err := l.StartRun(ctx, friday, friday)
	must(t, err)
	must(t, l.RecordLook(ctx, run.ID, record.Look{At: friday, Files: []record.Sighting{{Path: "213001/a", Size: 9, ModTime: friday}}}))
	pending, err := l.Pending(ctx)
	must(t, err)
	value := "2.5\n=1"
	answer := func(cell, text string) record.Answer {
		return record.Answer{Place: record.Spot{Sheet: "审核意见", Cell: cell}, Explanation: text,
			About: record.About{Code: "T09", Value: &value}, Flaw: record.StockPhrase}
	}
	save := func(answers ...record.Answer) []record.Answer {
		t.Helper()
		must(t, l.SaveFiles(ctx, run.ID, []Saved{{pending[0], record.Judgement{Verdict: record.Ignored, Answers: answers}}}))
		account, err := l.Brief(ctx)
		must(t, err)
		return account.Answers
	}
	kept := func(id int64, a record.Answer) record.Answer {
		a.ID, a.FileID = id, pending[0].ID
		return a
	}
	first, second, third := answer("M3", "雨季停工"), answer("M4", "供应商更换"), answer("M5", "<b>")
	if diff := cmp.Diff([]record.Answer{kept(1, first), kept(2, second)}, save(first, second)); diff != "" {
		t.Errorf("saved (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]record.Answer{kept(2, second), kept(3, third)}, save(second, third)); diff != "" {
		t.Errorf("judged again (-want +got):\n%s", diff)
	}
	mustFinish(t, l, record.Run{ID: run.ID, Ended: friday, Balance: record.Balance{Seen: 1, ByVerdict: map[record.Verdict]int{record.Ignored: 1}}}, nil)
	_, err = l.Seal(ctx, run.ID)
	must(t, err)
	doubts := func() int {
		t.Helper()
		e, err := l.Examine(ctx)
		must(t, err)
		return len(e.Doubts)
	}
	if n := doubts(); n > 0 {
		t.Errorf("%d doubts of an honest ledger", n)
	}
	_, err = l.db.ExecContext(ctx, `UPDATE answers SET body = replace(body, '供应商', '承包商')`)
	must(t, err)
	if n := doubts(); n != 1 {
		t.Errorf("%d doubts where an answer was changed", n)
	}
}
