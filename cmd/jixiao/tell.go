package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"jixiao/pipeline"
)

// tellFlags are the options of `jixiao tell`.
type tellFlags struct {
	placeFlags
	dry, release bool
	by           string
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
	c.byFlag(cmd, &f.by)
	c.flag(cmd, &f.ledger, "ledger", "FILE", c.say("报送台账（缺省见 campaign.yaml）", "ledger (default: see campaign.yaml)"))
	c.waitFlag(cmd, &f.wait)
	return cmd
}

func (c *Command) tell(ctx context.Context, f tellFlags) error {
	o, err := c.options(f.placeFlags)
	if err != nil {
		return err
	}
	if !o.Campaign.Settings.Tells() && !f.dry {
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
