package main

import (
	"context"
	"errors"
	"fmt"
	"os/user"
	"strings"

	"github.com/spf13/cobra"

	"jixiao/pipeline"
	"jixiao/pipeline/across"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/tell"
	"jixiao/rules/finding"
)

// tellFlags are the options of `jixiao tell`.
type tellFlags struct {
	placeFlags
	dry, release bool
}

func (c *Command) tellCommand() *cobra.Command {
	var f tellFlags
	cmd := &cobra.Command{
		Use:     "tell " + c.say("[代码 表单]", "[CODE FORM]"),
		Short:   c.say("发送到期的邮件和群消息", "send the mail and messages that are due"),
		Example: "  jixiao tell --dry-run\n  jixiao tell\n  jixiao tell --release T03 score-sheet",
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.release {
				return c.release(cmd.Context(), f, args)
			}
			if err := c.noArgs(cmd, args); err != nil {
				return err
			}
			return c.tell(cmd.Context(), f)
		},
	}
	c.mark(cmd, &f.dry, "dry-run", c.say("只显示会发什么，不发送", "show what would go out, and send nothing"))
	c.mark(cmd, &f.release, "release", c.say("放行：核对过登记表和规则，确是各单位填错的，这条规则的意见可以发", "register and rule are right: what this rule found may be told"))
	c.flag(cmd, &f.ledger, "ledger", "FILE", c.say("报送台账（缺省见 campaign.yaml）", "ledger (default: see campaign.yaml)"))
	c.waitFlag(cmd, &f.wait)
	return cmd
}

func (c *Command) tell(ctx context.Context, f tellFlags) error {
	o, err := c.options(f.placeFlags)
	if err != nil {
		return err
	}
	if !o.Campaign.Settings.Tells() {
		_, err := fmt.Fprintln(c.Stdout, c.say("没有开通邮件和群机器人（campaign.yaml 的 mail、webhooks），不发送任何通知。催报的电话和现成用语在审核日报的“催报清单”里。",
			"mail and webhooks are off (campaign.yaml: mail, webhooks): nothing is sent. Telephone numbers and ready texts are in the daily report (催报清单)."))
		return err
	}
	if f.dry {
		plan, err := pipeline.Untold(ctx, o)
		if err != nil {
			return err
		}
		return c.printPlan(o.Campaign, plan)
	}
	told, err := pipeline.Tell(ctx, o)
	if told == nil {
		return err
	}
	if told.Sent+told.Failed+told.Left+told.GaveUp == 0 {
		fmt.Fprintln(c.Stdout, c.say("没有要发送的通知。", "nothing is due."))
	}
	return errors.Join(c.printTold(o.Campaign, told), err)
}

// printTold says what came of the letters, in a line or a few.
func (c *Command) printTold(camp *campaign.Campaign, told *pipeline.Told) error {
	if told == nil {
		return nil
	}
	var lines []string
	if told.Sent > 0 {
		lines = append(lines, fmt.Sprintf(c.say("已发送通知 %d 封", "%d letters sent"), told.Sent))
	}
	if told.Failed > 0 {
		lines = append(lines, fmt.Sprintf(c.say("有 %d 封通知没有发出：%s；过一会儿再试，审核结果不受影响", "%d letters could not be sent: %s; they are tried again, the results stand"),
			told.Failed, oneLine(told.First)))
	}
	if waiting := told.Left - told.Failed; waiting > 0 {
		lines = append(lines, fmt.Sprintf(c.say("还有 %d 封通知等待发送；要马上发完请运行 jixiao tell", "%d letters are still to be sent; jixiao tell sends them now"), waiting))
	}
	if told.GaveUp > 0 {
		lines = append(lines, fmt.Sprintf(c.say("%d 封通知试了多次没有发出，请电话通知，见审核日报的“今天要办”", "%d letters were given up: call them, see the daily report"), told.GaveUp))
	}
	for _, d := range told.Plan.Held {
		lines = append(lines, c.heldLine(camp, d))
	}
	if len(lines) == 0 {
		return nil
	}
	_, err := fmt.Fprintln(c.Stdout, strings.Join(lines, "\n"))
	return err
}

func (c *Command) heldLine(camp *campaign.Campaign, d across.Doubt) string {
	name := d.Form
	if def := camp.Form(d.Form); def != nil {
		name = def.Name.In(c.lang)
	}
	return fmt.Sprintf(c.say("疑似登记表或规则有误：%s %d 张表中有 %d 张不符合 %s，有关意见暂不发邮件；核对无误后运行 jixiao tell --release %s %s",
		"register or rule may be wrong: of %[2]d %[1]s, %[3]d fail %[4]s; nothing is told of it until you have looked and run jixiao tell --release %[5]s %[6]s"),
		name, d.Sheets, d.Failing, d.Code, d.Code, d.Form)
}

// printPlan shows every letter as its reader would see it.
func (c *Command) printPlan(camp *campaign.Campaign, plan tell.Plan) error {
	text := fmt.Sprintf(c.say("会发送 %d 封（现在没有发送）：\n", "%d letters would go out (nothing was sent):\n"), len(plan.Letters))
	for i, l := range plan.Letters {
		to := strings.Join(l.To, ", ")
		if to == "" {
			to = l.Channel
		}
		text += fmt.Sprintf(c.say("\n—— 第 %d 封，发给 %s\n标题：%s\n", "\n—— letter %d, to %s\nsubject: %s\n"), i+1, oneLine(to), oneLine(l.Subject))
		if l.Attach != nil {
			text += fmt.Sprintf(c.say("附件：%s\n", "attached: %s\n"), oneLine(l.Attach.Name))
		}
		for _, line := range l.Lines {
			text += "    " + oneLine(line) + "\n"
		}
	}
	if len(plan.Held) > 0 {
		text += "\n"
	}
	for _, d := range plan.Held {
		text += c.heldLine(camp, d) + "\n"
	}
	_, err := fmt.Fprint(c.Stdout, text)
	return err
}

// release records the section's word on a rule that many sheets fail.
func (c *Command) release(ctx context.Context, f tellFlags, args []string) error {
	if len(args) != 2 {
		return usageError{errors.New(c.say("--release 后面写规则代码和表单，如 jixiao tell --release T03 score-sheet", "give rule and form, such as jixiao tell --release T03 score-sheet"))}
	}
	o, err := c.options(f.placeFlags)
	if err != nil {
		return err
	}
	code, form, err := c.ruleAndForm(o.Campaign, args[0], args[1])
	if err != nil {
		return err
	}
	by := "?"
	if u, err := user.Current(); err == nil {
		by = u.Username
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
	for _, info := range camp.Engine.Infos() {
		known = known || string(info.Code) == strings.ToUpper(code)
	}
	if !known {
		return "", "", usageError{fmt.Errorf(c.say("没有规则 %q：代码见 jixiao rules list", "no rule %q: see jixiao rules list"), code)}
	}
	var names []string
	for _, d := range camp.Forms {
		if d.ID == form || d.Name.ZH == form {
			return finding.Code(strings.ToUpper(code)), d.ID, nil
		}
		names = append(names, d.ID)
	}
	return "", "", usageError{fmt.Errorf(c.say("没有表单 %q：可用 %s", "no form %q: there are %s"), form, strings.Join(names, ", "))}
}
