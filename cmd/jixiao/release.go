package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
)

// release records the section's word on a rule that many sheets fail.
func (c *Command) release(ctx context.Context, f tellFlags, args []string) error {
	if len(args) != 2 {
		return usageError{errors.New(c.say("--release 后面写规则代码和表单，如 jixiao tell --release T03 评分表", "give rule and form, such as jixiao tell --release T03 score-sheet"))}
	}
	o, err := c.options(f.placeFlags)
	if err != nil {
		return err
	}
	code, form, err := c.ruleAndForm(o.Campaign, args[0], args[1])
	if err != nil {
		return err
	}
	by, err := c.decider(f.by, o.Campaign.Settings)
	if err != nil {
		return err
	}
	added, err := pipeline.Release(ctx, o, code, form, by)
	if err != nil {
		return err
	}
	line := c.say("先前已经放行。", "it was released before.")
	if added {
		line = fmt.Sprintf(c.say("已放行：%s 在“%s”里的意见下次审核后照常发送，要马上发请运行 jixiao tell。", "released: what %s finds in %s is told after the next run, or at once with jixiao tell."),
			code, o.Campaign.Form(form).Name.In(c.lang))
	}
	_, err = fmt.Fprintln(c.Stdout, line)
	return err
}

func (c *Command) ruleAndForm(camp *campaign.Campaign, code, form string) (finding.Code, string, error) {
	known := false
	for info := range camp.Engine.Infos() {
		known = known || string(info.Code) == strings.ToUpper(code)
	}
	if !known {
		return "", "", usageError{fmt.Errorf(c.say("没有规则 %q：代码见 jixiao rules list", "no rule %q: see jixiao rules list"), code)}
	}
	def := formCalled(camp, form)
	if def == nil {
		return "", "", usageError{fmt.Errorf(c.say("没有表单 %q：可用 %s", "no form %q: there are %s"), form, strings.Join(c.formList(camp), c.say("、", ", ")))}
	}
	return finding.Code(strings.ToUpper(code)), def.ID, nil
}
