package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"jixiao/internal/terminal"
	"jixiao/pipeline"
	"jixiao/pipeline/workspace"
)

// runFlags are the options of `jixiao run`.
type runFlags struct {
	placeFlags
	failOn                            string
	noLetters, newLedger, reallyEmpty bool

	all  bool // the campaigns of a list
	list string
}

// runCommand is `jixiao run`.
type runCommand struct{ *session }

func newRunCommand(s *session) *cobra.Command {
	c := runCommand{s}
	var f runFlags
	cmd := &cobra.Command{
		Use:     "run",
		Short:   c.say("审核一遍收件箱，写总表和审核意见", "take one pass over the inbox and publish"),
		Example: "  jixiao run\n  jixiao run --as-of 2026-10-13T22:00:00+08:00\n  jixiao run --all",
		Args:    c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if f.all {
				return c.runAll(cmd.Context(), f)
			}
			return c.run(cmd.Context(), f)
		},
	}
	c.placeFlags(cmd, &f.placeFlags)
	c.asOfFlag(cmd, &f.asOf)
	c.waitFlag(cmd, &f.wait)
	c.failOnFlag(cmd, &f.failOn)
	c.logFlag(cmd, &f.log)
	markFlag(cmd, &f.reallyEmpty, "really-empty", c.say("收件箱确实已经清空：其中的文件都算作已撤走", "the inbox is really empty: its files count as taken away"))
	markFlag(cmd, &f.noLetters, "no-tell", c.say("这次不发邮件和群消息，留到下次", "send no mail and no messages in this run; they stay due"))
	markFlag(cmd, &f.newLedger, "new-ledger", c.say("另起一本新台账，从第 1 次审核算起", "begin a new ledger, from run 1 on"))
	markFlag(cmd, &f.all, "all", c.say("名单上的评价年度全部审核一遍", "one run of every campaign on the list"))
	listFlag(c.session, cmd, &f.list)
	return cmd
}

func (c runCommand) run(ctx context.Context, f runFlags) error {
	failing, err := c.failing(f.failOn)
	if err != nil {
		return err
	}
	o, err := c.options(f.placeFlags)
	if err != nil {
		return err
	}
	o.ReallyEmpty = f.reallyEmpty
	if f.noLetters {
		o.Channels = nil
	}
	o.Anew = workspace.Anew(f.newLedger)
	o.Clock = func() time.Time {
		if f.asOf == "" {
			o.AsOf = time.Now().In(o.Campaign.Zone)
		}
		terminal.Wipe(c.Stderr)
		fmt.Fprintf(c.Stdout, c.say("审核时点：%s（%s）\n", "as of: %s (%s)\n"), o.AsOf.Format("2006-01-02 15:04:05"), o.Campaign.ZoneName().In(c.lang))
		return o.AsOf
	}
	o.OnProgress = terminal.Progress(c.Stderr, c.say("审核", "checking"))
	out, err := pipeline.Run(ctx, o)
	if errors.Is(err, workspace.ErrBegun) {
		return usageError{fmt.Errorf(c.say("台账 %s 里已有审核记录，不能加 --new-ledger", "--new-ledger: the ledger %s holds runs already"), string(o.Place))}
	}
	if out != nil {
		// What was judged is in the ledger, whatever went wrong after that.
		if err := c.printJudged(o, out); err != nil {
			return err
		}
	}
	if err != nil && !madeWithout(out, err) {
		return err
	}
	if err := c.printPublished(o, out); err != nil {
		return err
	}
	inboxFolders{c.console}.follow(o, out, f.placeFlags)
	if err != nil {
		return err
	}
	if found(out, failing) {
		return errFindings
	}
	return nil
}

// madeWithout reports whether nothing is wrong with a run but that it had to do
// without the inbox.
func madeWithout(out *pipeline.Outcome, err error) bool { return out != nil && err == out.Away }

// printJudged says what a run made of the inbox, and what it could not make.
func (c runCommand) printJudged(o pipeline.Options, out *pipeline.Outcome) error {
	if err := (outcomePrinter{wording{c.console, o.Campaign}}).print(out); err != nil {
		return err
	}
	return outboxPrinter{c.console, o}.printUnmade(&out.Published)
}

// printPublished says what a run wrote into the outbox and sent.
func (c runCommand) printPublished(o pipeline.Options, out *pipeline.Outcome) error {
	if _, err := fmt.Fprintf(c.Stdout, c.say("总表与审核意见已写入 %s（%d 个文件有变化）\n", "published to %s (%d files changed)\n"), o.Outbox, out.Published.Written); err != nil {
		return err
	}
	if err := (outboxPrinter{c.console, o}).print(&out.Published); err != nil {
		return err
	}
	return letterPrinter{wording{c.console, o.Campaign}}.printReport(out.Letters)
}
