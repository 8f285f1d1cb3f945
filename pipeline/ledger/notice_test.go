package ledger

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
	"jixiao/rules/value"
)

// TestNoticesAreInTheChain: how a department was told is read back, and who changes
// any of it is found out.
func TestNoticesAreInTheChain(t *testing.T) {
	want := record.Notice{Doc: "财绩〔2023〕6号", How: "邮寄", SignedBy: "张三", SignedOn: value.Date{Year: 2023, Month: 10, Day: 12}}
	noted := func() *play {
		p := decided(t)
		must(t, p.l.Enter(context.Background(), []record.Decision{{Kind: record.Feedback, Target: record.Target{Department: "213001"},
			At: friday, AsOf: monday, Made: monday, By: "王科长", Notice: want}}))
		return p
	}
	p := noted()
	p.wantClean()
	p.reopen()
	all, err := p.l.Decisions(context.Background())
	must(t, err)
	if diff := cmp.Diff(want, all[len(all)-1].Notice); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, column := range []string{"doc", "how", "signed_by", "signed_on"} {
		p := noted()
		p.tamper(`DROP TRIGGER decisions_stay`, `UPDATE decisions SET `+column+` = '2023-10-13' WHERE kind = 'feedback'`)
		if diff := cmp.Diff([]string{string(DoubtDecision)}, doubts(p.examine())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", column, diff)
		}
	}
	spoilt := noted()
	spoilt.tamper(`DROP TRIGGER decisions_stay`, `UPDATE decisions SET signed_on = 'no day' WHERE kind = 'feedback'`)
	if diff := cmp.Diff([]string{string(DoubtDecision)}, doubts(spoilt.examine())); diff != "" {
		t.Errorf("what is no day (-want +got):\n%s", diff)
	}
}
