package doctor

import (
	"context"
	"slices"

	"jixiao/rules/finding"
)

// localRules looks whether each of the section's own rules can be read, and each row
// of what it would propose.
func localRules(_ context.Context, p Target) Check {
	bad := slices.Concat(p.Campaign.RuleFaults, p.Campaign.PolicyFaults)
	c := Check{"local_rules", say("本级规则", "rules of this office"), Well,
		say("%d 条", "%d of them", len(p.Campaign.Local)), finding.Text{}}
	if len(bad) == 0 {
		return atOdds(c, p)
	}
	c.State = Bad
	c.Says = say("写错了 %[1]d 处，写错的没有采用；第一处：%[2]s %[3]s", "%[1]d faults, and those rules are left out; the first: %[2]s %[4]s",
		len(bad), bad[0].Where, bad[0].Message.ZH, bad[0].Message.EN)
	c.Cure = say("请绩效科在设置工作簿里改好；所有的错处列在审核日报的“今天要办”里", "have them mended in the settings workbook; the day's report lists all")
	return c
}

// atOdds tells of rules that can be read, and contradict each other or find nothing.
func atOdds(c Check, p Target) Check {
	warnings := p.Campaign.RuleWarnings
	if len(warnings) == 0 {
		return c
	}
	first := warnings[0]
	c.State = Note
	c.Says = say("有 %[1]d 处请核对；第一处：%[2]s %[3]s", "%[1]d are at odds; the first: %[2]s %[4]s", len(warnings), first.Where, first.Message.ZH, first.Message.EN)
	c.Cure = say("规则照常审核；请绩效科核对，所有的都列在审核日报的“今天要办”里", "the rules count all the same; the day's report lists all")
	return c
}
