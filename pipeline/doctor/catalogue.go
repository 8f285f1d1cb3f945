package doctor

import (
	"context"
	"strings"

	"jixiao/rules/finding"
)

// catalogue looks whether the campaign's rule files know all that the program
// can find: those of an older version lack what came since.
func catalogue(_ context.Context, p Target) Check {
	c := Check{"rules", say("审核规则", "rules"), Well, say("没有缺少", "none missing"), finding.Text{}}
	missing, idle := p.Campaign.Engine.Incomplete()
	var zh, en []string
	if len(missing) > 0 {
		zh, en = append(zh, "没有写 "+listed(missing, "、")), append(en, listed(missing, ", ")+" are not there")
	}
	if len(idle) > 0 {
		zh, en = append(zh, listed(idle, "、")+" 没有 checks，不会检查"), append(en, listed(idle, ", ")+" have no checks, and nothing looks for them")
	}
	if len(zh) == 0 {
		return c
	}
	c.State, c.Says = Bad, finding.Text{ZH: strings.Join(zh, "；"), EN: strings.Join(en, "; ")}
	c.Cure = say("rules 文件夹是旧版本的：用 jixiao init 另建一份设置，把其中 rules 里的文件复制过来，自己改过的地方照改；不想检查的规则在“审核规则”里停用",
		"the files under rules are an older version's: lay out other settings with jixiao init, copy its files under rules over, and change again what you had changed; switch off in 审核规则 what you do not want")
	return c
}

func listed(codes []finding.Code, between string) string {
	var words []string
	for _, code := range codes {
		words = append(words, string(code))
	}
	return strings.Join(words, between)
}
