package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/notify"
	"jixiao/rules/finding"
)

// notifyFlags are the options of `jixiao tell`.
type notifyFlags struct {
	placeFlags
	by              string
	dryRun, release bool
}

// notifyCommand is `jixiao tell`.
type notifyCommand struct{ *session }

func newNotifyCommand(s *session) *cobra.Command {
	c := notifyCommand{s}
	var f notifyFlags
	cmd := &cobra.Command{
		Use:     "tell " + c.say("[代码 表单]", "[CODE FORM]"),
		Short:   c.say("发送到期的邮件和群消息", "send the mail and messages that are due"),
		Example: "  jixiao tell --dry-run\n  jixiao tell\n  jixiao tell --release T03 " + c.say("表名", "FORM"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.release {
				return c.release(cmd.Context(), f, args)
			}
			if err := c.noArgs(cmd, args); err != nil {
				return err
			}
			return c.send(cmd.Context(), f)
		},
	}
	markFlag(cmd, &f.dryRun, "dry-run", c.say("只显示会发什么，不发送", "show what would go out, and send nothing"))
	markFlag(cmd, &f.release, "release", c.say("放行：核对过登记表和规则，确是各单位填错的，这条规则的意见可以发", "register and rule are right: what this rule found may be told"))
	c.byFlag(cmd, &f.by)
	c.ledgerFlag(cmd, &f.ledger)
	c.waitFlag(cmd, &f.wait)
	return cmd
}

func (c notifyCommand) send(ctx context.Context, f notifyFlags) error {
	o, err := c.options(f.placeFlags)
	if err != nil {
		return err
	}
	if !o.Campaign.Settings.Tells() && !f.dryRun {
		_, err := fmt.Fprintln(c.Stdout, c.say("没有开通邮件和群机器人（campaign.yaml 的 mail、webhooks），不发送任何通知。催报的电话和现成用语在审核日报的“催报清单”里。",
			"mail and webhooks are off (campaign.yaml: mail, webhooks): nothing is sent. Telephone numbers and ready texts are in the daily report (催报清单)."))
		return err
	}
	printer := letterPrinter{wording{c.console, o.Campaign}}
	if f.dryRun {
		plan, err := notify.Pending(ctx, o.Workspace)
		if err != nil {
			return err
		}
		return printer.printPlan(plan)
	}
	sent, err := o.Send(ctx)
	if sent == nil {
		return err
	}
	if sent.Sent+sent.Failed+sent.Left+sent.GaveUp == 0 {
		fmt.Fprintln(c.Stdout, c.say("没有要发送的通知。", "nothing is due."))
	}
	return errors.Join(printer.printReport(sent), err)
}

// release records that the section has looked at a rule that many sheets fail,
// and that it may be told.
func (c notifyCommand) release(ctx context.Context, f notifyFlags, args []string) error {
	if len(args) != 2 {
		return usageError{errors.New(c.say("--release 后面写规则代码和表单，如 jixiao tell --release T03 表名", "give rule and form: jixiao tell --release T03 FORM"))}
	}
	o, err := c.options(f.placeFlags)
	if err != nil {
		return err
	}
	code, form, err := c.ruleAndForm(o.Campaign, args[0], args[1])
	if err != nil {
		return err
	}
	by, err := decider(c.console, f.by, o.Campaign.Settings)
	if err != nil {
		return err
	}
	added, err := o.ReleaseHeld(ctx, code, form, by)
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

func (c notifyCommand) ruleAndForm(camp *campaign.Campaign, code, form string) (finding.Code, string, error) {
	known := false
	for info := range camp.Engine.Infos() {
		known = known || string(info.Code) == strings.ToUpper(code)
	}
	if !known {
		return "", "", usageError{fmt.Errorf(c.say("没有规则 %q：代码见 jixiao rules list", "no rule %q: see jixiao rules list"), code)}
	}
	def := formCalled(camp, form)
	if def == nil {
		return "", "", usageError{fmt.Errorf(c.say("没有表单 %q：可用 %s", "no form %q: there are %s"), form, strings.Join(formList(c.console, camp), c.say("、", ", ")))}
	}
	return finding.Code(strings.ToUpper(code)), def.ID, nil
}
