package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/tell"
)

// placeFlags are the options that say where things lie and what the clock is.
type placeFlags struct {
	inbox, outbox, ledger, asOf, wait, log string
}

func (c *Command) placeFlags(cmd *cobra.Command, f *placeFlags) {
	c.flag(cmd, &f.inbox, "inbox", "DIR", c.say("收件箱（缺省见 campaign.yaml）", "inbox (default: see campaign.yaml)"))
	c.flag(cmd, &f.outbox, "outbox", "DIR", c.say("发件箱（缺省见 campaign.yaml）", "outbox (default: see campaign.yaml)"))
	c.flag(cmd, &f.ledger, "ledger", "FILE", c.say("报送台账（缺省见 campaign.yaml）", "ledger (default: see campaign.yaml)"))
}

// runFlags are the options of `jixiao run`.
type runFlags struct {
	placeFlags
	quiet, anew, reallyEmpty bool
}

func (c *Command) runCommand() *cobra.Command {
	var f runFlags
	cmd := &cobra.Command{
		Use:     "run",
		Short:   c.say("审核一遍收件箱，写总表和审核意见", "take one pass over the inbox and publish"),
		Example: "  jixiao run\n  jixiao run --as-of 2026-10-13T22:00:00+08:00",
		Args:    c.noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.run(cmd.Context(), f) },
	}
	c.placeFlags(cmd, &f.placeFlags)
	c.asOfFlag(cmd, &f.asOf)
	c.waitFlag(cmd, &f.wait)
	c.failOnFlag(cmd)
	c.logFlag(cmd, &f.log)
	c.mark(cmd, &f.reallyEmpty, "really-empty", c.say("收件箱确实已经清空：其中的文件都算作已撤走", "the inbox is really empty: its files count as taken away"))
	c.mark(cmd, &f.quiet, "no-tell", c.say("这次不发邮件和群消息，留到下次", "send no mail and no messages in this run; they stay due"))
	c.mark(cmd, &f.anew, "new-ledger", c.say("另起一本新台账，从第 1 次审核算起", "begin a new ledger, from run 1 on"))
	return cmd
}

// options resolves flags and settings into what a run works on.
func (c *Command) options(f placeFlags) (pipeline.Options, error) {
	camp, err := c.load()
	if err != nil {
		return pipeline.Options{}, err
	}
	now, err := c.clock(f.asOf, camp.Zone)
	if err != nil {
		return pipeline.Options{}, err
	}
	paths := camp.Settings.Paths
	c.log = c.logger(f.log, c.place(f.ledger, paths.Ledger))
	o := pipeline.Options{Campaign: camp, AsOf: now, Version: version, Lang: c.lang, Log: c.log, Watch: camp.Settings.Watch,
		Inbox: c.place(f.inbox, paths.Inbox), Outbox: c.place(f.outbox, paths.Outbox),
		Ledger: c.place(f.ledger, paths.Ledger), Configs: c.config, Backups: c.under(camp.Settings.Backup.Folder)}
	if o.Wait, err = c.patience(f.wait, camp.Settings.Schedule); err != nil {
		return pipeline.Options{}, err
	}
	o.Units = c.unitsUnder(o.Outbox, f.outbox, paths)
	o.Channels = tell.Channels(camp.Settings, tell.Keeper{Env: c.Env, Place: c.under}, time.Now)
	if err := c.apart(o.Inbox, o.Outbox); err != nil {
		return o, err
	}
	return o, c.outside(o.Inbox, o.Ledger, f.log)
}

// apart refuses an outbox that the next look would take for submissions, and
// an inbox that we would write into. The settings are checked for it when they
// are loaded; options on the command line come after that.
func (c *Command) apart(inbox, outbox string) error {
	in, err := filepath.Abs(inbox)
	if err != nil {
		return err
	}
	out, err := filepath.Abs(outbox)
	if err != nil {
		return err
	}
	_, within := inside(in, out)
	_, around := inside(out, in)
	if within || around {
		return usageError{fmt.Errorf(c.say("收件箱 %s 与发件箱 %s 不能相同，也不能一个在另一个里面",
			"inbox %s and outbox %s must be apart: neither may lie inside the other"), inbox, outbox)}
	}
	return nil
}

// outside refuses places inside the inbox: the next look would take what we
// write there for submissions.
func (c *Command) outside(inbox string, places ...string) error {
	in, err := filepath.Abs(inbox)
	if err != nil {
		return err
	}
	for _, place := range places {
		at, err := filepath.Abs(place)
		if err != nil {
			return err
		}
		if _, within := inside(in, at); within && place != "" {
			return usageError{fmt.Errorf(c.say("%s 不能放在收件箱 %s 里面：下次审核会把它当成报送", "%s must not lie in the inbox %s: the next run would take it for a submission"), place, inbox)}
		}
	}
	return nil
}

// place is a path given on the command line as it is, else one of the
// settings, which are relative to the folder above them.
func (c *Command) place(flag, setting string) string {
	if flag != "" {
		return flag
	}
	return c.under(setting)
}

// unitsUnder moves with an outbox that was named on the command line, where
// the settings have it inside the outbox.
func (c *Command) unitsUnder(outbox, flag string, paths campaign.Paths) string {
	if rel, ok := inside(paths.Outbox, paths.Units); ok && flag != "" {
		return filepath.Join(outbox, rel)
	}
	return c.under(paths.Units)
}

func (c *Command) run(ctx context.Context, f runFlags) error {
	failing, err := c.failing()
	if err != nil {
		return err
	}
	o, err := c.options(f.placeFlags)
	if err != nil {
		return err
	}
	o.ReallyEmpty = f.reallyEmpty
	if f.quiet {
		o.Channels = nil
	}
	o.Anew = f.anew
	o.Clock = func() time.Time {
		if f.asOf == "" {
			o.AsOf = time.Now().In(o.Campaign.Zone)
		}
		c.endWait()
		fmt.Fprintf(c.Stdout, c.say("审核时点：%s（%s）\n", "as of: %s (%s)\n"), o.AsOf.Format("2006-01-02 15:04:05"), o.Campaign.ZoneName().In(c.lang))
		return o.AsOf
	}
	o.Progress = c.progress()
	out, err := pipeline.Run(ctx, o)
	if errors.Is(err, pipeline.ErrBegun) {
		return usageError{fmt.Errorf(c.say("台账 %s 里已有审核记录，不能加 --new-ledger", "--new-ledger: the ledger %s holds runs already"), o.Ledger)}
	}
	if out != nil {
		// What was judged is in the ledger, whatever went wrong after that.
		if err := c.printOutcome(o, out); err != nil {
			return err
		}
		if err := c.printUnmade(out); err != nil {
			return err
		}
	}
	if err != nil && !madeWithout(out, err) {
		return err
	}
	if err := c.printPublished(o, out); err != nil {
		return err
	}
	c.followUnits(o, out, f.placeFlags)
	if err != nil {
		return err
	}
	for _, issue := range out.Snapshot.Issues {
		if issue.Weight() >= failing {
			return errFindings
		}
	}
	return nil
}

// madeWithout reports whether nothing is wrong with a run but that it had to do
// without the inbox.
func madeWithout(out *pipeline.Outcome, err error) bool { return out != nil && err == out.Away }

// printPublished says what a run wrote into the outbox and told.
func (c *Command) printPublished(o pipeline.Options, out *pipeline.Outcome) error {
	if _, err := fmt.Fprintf(c.Stdout, c.say("总表与审核意见已写入 %s（%d 个文件有变化）\n", "published to %s (%d files changed)\n"), o.Outbox, out.Written); err != nil {
		return err
	}
	if err := c.printOutgoing(o, out.Snapshot); err != nil {
		return err
	}
	if err := c.printOutbox(out); err != nil {
		return err
	}
	return c.printTold(o.Campaign, out.Told)
}

// progress draws a bar on a terminal, and nothing in a pipe.
func (c *Command) progress() func(done, total int) {
	if !c.onTerminal(c.Stderr) {
		return nil
	}
	var bar *progressbar.ProgressBar
	return func(done, total int) {
		if bar == nil || done == 1 {
			bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(c.Stderr),
				progressbar.OptionSetDescription(c.say("审核", "checking")),
				progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
		}
		_ = bar.Set(done) // a bar that cannot be drawn must not stop the run
	}
}
