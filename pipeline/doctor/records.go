package doctor

import (
	"cmp"
	"context"
	"errors"

	"jixiao/pipeline/ledger"
	"jixiao/pipeline/workspace"
)

// records reads every row of the ledger.
func records(ctx context.Context, p Target) Check {
	c := Check{ID: "records", Topic: say("台账记录", "ledger's rows"), State: Well}
	damaged, err := p.Place.Damaged(ctx)
	switch {
	case errors.Is(err, workspace.ErrNoRun), errors.Is(err, ledger.ErrOlder):
		c.Says = say("还没有可以检查的", "none to look at yet")
	case err != nil:
		c.State, c.Says = Bad, say("台账无法读到底：%s", "the ledger cannot be read to its end: %s", ledgerWhy(err))
		c.Cure = ledgerCure(err)
	case len(damaged) > 0:
		first := damaged[0]
		c.State = Bad
		c.Says = say("有 %d 条读不出来：%s", "%d cannot be read: %s", len(damaged), cmp.Or(first.Path, first.Table+" "+first.Row))
		c.Cure = say("运行 jixiao run，用留存的原件重新审核这些文件；以后还有的，运行 jixiao audit 查明",
			"jixiao run checks these files again from the archived originals; if some stay, jixiao audit says more")
	default:
		c.Says = say("每一条都能读出来", "every one can be read")
	}
	return c
}
