package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// placeFlags are the options that say where things lie and what the clock is.
type placeFlags struct {
	inbox, outbox, ledger, asOf string
}

func (c *Command) placeFlags(cmd *cobra.Command, f *placeFlags) {
	cmd.Flags().StringVar(&f.inbox, "inbox", "", c.say("收件箱（缺省见 campaign.yaml）", "inbox (default: campaign.yaml)"))
	cmd.Flags().StringVar(&f.outbox, "outbox", "", c.say("发件箱（缺省见 campaign.yaml）", "outbox (default: campaign.yaml)"))
	cmd.Flags().StringVar(&f.ledger, "ledger", "", c.say("报送台账（缺省见 campaign.yaml）", "ledger (default: campaign.yaml)"))
}

func (c *Command) runCommand() *cobra.Command {
	var f placeFlags
	cmd := &cobra.Command{
		Use:     "run",
		Short:   c.say("审核一遍收件箱，写总表和审核意见", "take one pass over the inbox and publish"),
		Example: "  jixiao run\n  jixiao run --as-of 2023-10-13T22:00:00+08:00",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.run(cmd.Context(), f) },
	}
	c.placeFlags(cmd, &f)
	c.asOfFlag(cmd, &f.asOf)
	c.failOnFlag(cmd)
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
	o := pipeline.Options{Campaign: camp, AsOf: now, Lang: c.lang, Log: c.logger(),
		Inbox: c.place(f.inbox, paths.Inbox), Outbox: c.place(f.outbox, paths.Outbox),
		Ledger: c.place(f.ledger, paths.Ledger)}
	o.Units = c.unitsUnder(o.Outbox, f.outbox, paths)
	return o, nil
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

func (c *Command) run(ctx context.Context, f placeFlags) error {
	failing, err := c.failing()
	if err != nil {
		return err
	}
	o, err := c.options(f)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.Stdout, c.say("审核时点：%s（%s）\n", "as of: %s (%s)\n"), o.AsOf.Format("2006-01-02 15:04:05"), o.Campaign.Zone)
	o.Progress = c.progress()
	out, err := pipeline.Run(ctx, o)
	if out != nil {
		if err := c.printOutcome(o, out); err != nil {
			return err
		}
	}
	if err != nil {
		return err
	}
	for _, issue := range out.Snapshot.Issues {
		if issue.Severity >= failing {
			return errFindings
		}
	}
	return nil
}

// progress draws a bar on a terminal, and nothing in a pipe.
func (c *Command) progress() func(done, total int) {
	if !c.onTerminal(c.Stderr) {
		return nil
	}
	var bar *progressbar.ProgressBar
	return func(done, total int) {
		if bar == nil {
			bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(c.Stderr),
				progressbar.OptionSetDescription(c.say("审核", "checking")), progressbar.OptionClearOnFinish())
		}
		_ = bar.Set(done) // a bar that cannot be drawn must not stop the run
	}
}

func (c *Command) printOutcome(o pipeline.Options, out *pipeline.Outcome) error {
	if err := c.printFiles(o.Campaign, out.Snapshot); err != nil {
		return err
	}
	if err := c.printIssues(out.Snapshot); err != nil {
		return err
	}
	c.printBalance(out)
	_, err := fmt.Fprintf(c.Stdout, c.say("总表与审核意见已写入 %s（%d 个文件有变化）\n", "published to %s (%d files changed)\n"), o.Outbox, out.Written)
	return err
}

// printFiles is the table of what happened to every file in the inbox.
func (c *Command) printFiles(camp *campaign.Campaign, s *record.Snapshot) error {
	counts := map[int64]map[finding.Severity]int{}
	for _, i := range s.Issues {
		if counts[i.FileID] == nil {
			counts[i.FileID] = map[finding.Severity]int{}
		}
		counts[i.FileID][i.Severity]++
	}
	forms := map[int64]string{}
	for _, v := range s.Versions {
		if def := camp.Form(v.Duty.Form); def != nil {
			forms[v.File.ID] = def.Name.In(c.lang)
		}
	}
	t := newTable(c.say("文件", "file"), c.say("表单", "form"), c.say("结论", "verdict"),
		c.say("须修改", "errors"), c.say("须说明", "warnings"), c.say("提示", "notes"))
	for _, f := range s.Files {
		n := counts[f.ID]
		t.row(f.Path, forms[f.ID], f.Verdict.Label().In(c.lang), count(n[finding.Error]), count(n[finding.Warning]), count(n[finding.Info]))
	}
	return t.print(c.Stdout)
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// mostIssues is how many findings are printed; the reports hold them all.
const mostIssues = 40

// printIssues lists what must be mended or explained.
func (c *Command) printIssues(s *record.Snapshot) error {
	t := newTable(c.say("单位", "unit"), c.say("代码", "code"), c.say("级别", "severity"), c.say("位置", "where"), c.say("审核意见", "finding"))
	shown, all := 0, 0
	for _, i := range s.Issues {
		if i.Severity < finding.Warning {
			continue
		}
		if all++; all > mostIssues {
			continue
		}
		shown++
		t.row(i.Department, string(i.Code), i.Severity.Label().In(c.lang), where(i.Place), i.Message.In(c.lang))
	}
	if shown == 0 {
		return nil
	}
	if err := t.print(c.Stdout); err != nil {
		return err
	}
	if all > shown {
		fmt.Fprintf(c.Stdout, c.say("另有 %d 条，见审核日报。\n", "%d more in the daily report.\n"), all-shown)
	}
	return nil
}

// where is the cell, or the file's name where the finding is about it all.
func where(p finding.Place) string {
	if p.Cell.IsZero() {
		return p.Sheet
	}
	return p.Sheet + "!" + p.Cell.String()
}

func (c *Command) printBalance(out *pipeline.Outcome) {
	b := out.Run.Balance
	fmt.Fprintf(c.Stdout, c.say("收件箱 %d 个文件 =", "%d files in the inbox ="), b.Seen)
	sep := " "
	for _, v := range record.Verdicts {
		if n := b.ByVerdict[v]; n > 0 {
			fmt.Fprintf(c.Stdout, "%s%s %d", sep, v.Label().In(c.lang), n)
			sep = " + "
		}
	}
	fmt.Fprintf(c.Stdout, c.say("；本次新收 %d 个\n", "; %d received in this run\n"), out.Received)
}

// hint says what to do about an error that people can do something about.
func (c *Command) hint(err error) string {
	switch {
	case errors.Is(err, ledger.ErrLocked):
		return c.say("另一个 jixiao 正在运行，请稍后再试。", "another jixiao is running; try again later.")
	case errors.Is(err, ledger.ErrFull):
		return c.say("台账所在磁盘已满，请清出空间后再运行；已收文件不会丢失。", "the disk of the ledger is full; make room and run again, nothing is lost.")
	case errors.Is(err, pipeline.ErrNoRun):
		return c.say("还没有审核过，请先运行 jixiao run。", "nothing has been checked yet; run jixiao run first.")
	case errors.Is(err, fs.ErrPermission):
		return c.say("没有读写权限，请检查文件夹的权限。", "no permission; check the rights of the folder.")
	case errors.Is(err, fs.ErrNotExist):
		return c.say("找不到文件或文件夹，请检查路径。", "no such file or folder; check the path.")
	}
	return ""
}
