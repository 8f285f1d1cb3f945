package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"jixiao/pipeline"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/record"
)

// decisionCommands are the commands by which the section decides on a version,
// one a kind and called like it.
func decisionCommands(s *session) []*cobra.Command {
	var all []*cobra.Command
	for _, d := range []struct {
		kind    record.DecisionKind
		short   string
		example string // %[1]s is the kind
	}{
		{record.Withdraw, s.say("作废一个版本，恢复前一版", "take a version back; the one before stands again"),
			"  jixiao %[1]s 17 --why 单位来电说报错了表\n  jixiao %[1]s 17 --undo --why 作废有误"},
		{record.Choose, s.say("同时收到几份不一致的，指定以哪份为准", "of several that came at once, name the one that counts"),
			"  jixiao %[1]s 17 --why 与单位核实\n  jixiao %[1]s 17 --undo --why 核实有误"},
		{record.Arrive, s.say("认定一个文件的报送时间，原时间保留", "set when a file counts as arrived; the recorded time is kept"),
			"  jixiao %[1]s 17 --at \"2026-10-15 17:30\" --why 共享文件夹停机，当日送达U盘\n  jixiao %[1]s 17 --undo --why 认定有误"},
		{record.Confirm, s.say("认定一版的金额：与明细表相差十倍以上，但确实无误", "confirm amounts that are right although far from the register's"),
			"  jixiao %[1]s 17 --why 已与单位核实，年中追加预算\n  jixiao %[1]s 17 --undo --why 认定有误"},
		{record.Correct, s.say("更正已定稿的阶段：定稿后报来的一份计入总表", "correct a final stage by a file that came since"),
			"  jixiao %[1]s 17 --why 单位漏报一笔支出，经研究同意更正\n  jixiao %[1]s 17 --undo --why 更正有误"},
	} {
		all = append(all, newDecisionCommand(s, d.kind, d.short, fmt.Sprintf(d.example, d.kind)))
	}
	return all
}

// decisionCommand decides on one version.
type decisionCommand struct {
	*session
	kind  record.DecisionKind
	flags decisionFlags
}

func newDecisionCommand(s *session, kind record.DecisionKind, short, example string) *cobra.Command {
	c := &decisionCommand{session: s, kind: kind}
	cmd := &cobra.Command{
		Use:     string(kind) + " " + c.say("编号", "ID"),
		Short:   short,
		Example: example,
		Args:    c.oneArg(c.say("版本编号", "version number")),
		RunE:    func(cmd *cobra.Command, args []string) error { return c.decide(cmd.Context(), args[0]) },
	}
	c.flags.addTo(cmd, c.commandLine)
	if kind.Dated() {
		textFlag(cmd, &c.flags.when, "at", "TIME", c.say("认定的报送时间，如 \"2026-10-15 17:30\"；只写日期指当天最后一刻", "when it counts as arrived, such as \"2026-10-15 17:30\"; a date alone is its last moment"))
	}
	return cmd
}

func (c *decisionCommand) decide(ctx context.Context, arg string) error {
	o, err := c.options(c.flags.place)
	if err != nil {
		return err
	}
	d, err := c.decision(arg, o)
	if err != nil {
		return err
	}
	w := wording{c.console, o.Campaign}
	out, err := decide.Decide(ctx, o.Sender, d)
	if out == nil {
		return decisionRefused(w, err)
	}
	if failed := c.printDecided(w, out); failed != nil {
		return failed
	}
	return c.published(o, out, err)
}

// decision reads from the command line what was decided.
func (c *decisionCommand) decision(arg string, o pipeline.Options) (decide.Decision, error) {
	d := decide.Decision{Kind: c.kind, Undo: c.flags.undo}
	var err error
	if d.Number, err = strconv.ParseInt(arg, 10, 64); err != nil {
		return d, usageError{fmt.Errorf(c.say("编号 %q 不是数字：编号见 jixiao status 或 jixiao history", "%q is no number: see jixiao status or jixiao history"), arg)}
	}
	if d.By, d.Why, err = c.flags.byAndWhy(c.console, o); err != nil {
		return d, err
	}
	if !c.kind.Dated() || d.Undo {
		return d, nil
	}
	d.At, err = c.moment("--at", c.flags.when, o.Campaign.Zone)
	if err == nil && d.At.After(o.AsOf) {
		err = usageError{fmt.Errorf(c.say("--at %s 还没有到：认定的时间不能晚于现在（%s）", "--at %s is still to come: it must not be after now (%s)"),
			d.At.Format("2006-01-02 15:04"), o.AsOf.Format("2006-01-02 15:04"))}
	}
	return d, err
}
