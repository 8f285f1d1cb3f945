package record

import (
	"testing"
	"time"

	"jixiao/rules/value"
)

// TestANoticeIsCompleted: who adds a signature need not repeat the rest, and nothing
// new is no decision.
func TestANoticeIsCompleted(t *testing.T) {
	day := time.Date(2023, 10, 10, 0, 0, 0, 0, time.UTC)
	sent := Decision{Kind: Feedback, Target: Target{Department: "213001"}, At: day, Notice: Notice{Doc: "财绩〔2023〕6号", How: "邮寄"}}
	signed := Notice{SignedBy: "张三", SignedOn: value.Date{Year: 2023, Month: 10, Day: 12}}
	var none Account
	held := none.Decide(sent)
	for name, c := range map[string]struct {
		notice    Notice
		at        time.Time
		redundant bool
		says      string
	}{
		"the same":         {sent.Notice, day, true, "财绩〔2023〕6号，邮寄"},
		"less":             {Notice{}, day, true, "财绩〔2023〕6号，邮寄"},
		"a signature":      {signed, day, false, "财绩〔2023〕6号，邮寄，张三 2023-10-12 签收"},
		"another way":      {Notice{How: "当面送达"}, day, false, "财绩〔2023〕6号，当面送达"},
		"another day":      {Notice{}, day.AddDate(0, 0, 1), false, "财绩〔2023〕6号，邮寄"},
		"who signed alone": {Notice{SignedBy: "张三"}, day, false, "财绩〔2023〕6号，邮寄，张三 签收"},
	} {
		d := sent
		d.Notice, d.At = c.notice, c.at
		if got := held.Redundant(d); got != c.redundant {
			t.Errorf("%s: redundant is %t", name, got)
		}
		if got := held.Completed(d).Notice.Text().ZH; got != c.says {
			t.Errorf("%s: says %s", name, got)
		}
	}
	undo := sent
	undo.Undo = true
	taken, again := held.Decide(undo), sent
	if again.Notice = signed; taken.Completed(again).Notice != signed {
		t.Error("what was taken back comes in again")
	}
	if got := (Decision{Why: "补记", Notice: signed}).Reason().ZH; got != "张三 2023-10-12 签收；补记" {
		t.Errorf("the reason is %s", got)
	}
}
