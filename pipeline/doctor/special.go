package doctor

import (
	"context"

	"jixiao/pipeline/crosscheck"
)

// special looks whether what the settings say for single units is in force, or the
// section has decided otherwise since. That the ledger cannot be read others say.
func special(ctx context.Context, p Target) Check {
	c := Check{ID: "special", Topic: say("延期和备案", "extensions and waivers"), State: Well,
		Says: say("设置工作簿写的都有效", "what the settings workbook says holds")}
	decisions, err := p.Place.Decisions(ctx)
	if err != nil {
		c.Says = say("台账读不了，没有查", "not looked at: the ledger cannot be read")
		return c
	}
	if n := len(crosscheck.Conflicts(p.Campaign, decisions)); n > 0 {
		c.State, c.Says = Note, say("设置工作簿有 %d 行与后来的处理决定不一致，以后一次决定为准", "%d rows of the settings workbook were decided otherwise since, which holds", n)
		c.Cure = say("运行 jixiao status 看是哪些，把“延期”“特殊情况备案”改成一致的", "jixiao status names them; make the rows say the same")
	}
	return c
}
