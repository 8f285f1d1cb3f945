package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"

	"jixiao/pipeline/custody"

	"github.com/spf13/cobra"
)

// exportFlags are the options of `jixiao archive`.
type exportFlags struct {
	placeFlags
	out string
}

// exportCommand is `jixiao archive`.
type exportCommand struct{ *session }

func newExportCommand(s *session) *cobra.Command {
	c := exportCommand{s}
	var f exportFlags
	cmd := &cobra.Command{
		Use:     "archive " + c.say("年度", "YEAR") + " --out DIR",
		Short:   c.say("年度归档：原件、总表、目录和校验值，交档案保存", "hand a year over for the files: originals, master, list, checksums"),
		Example: "  jixiao archive 2026 --out /mnt/usb/2026年度绩效评价",
		RunE: func(cmd *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return c.printYears(cmd.Context(), f)
			case 1:
				return c.export(cmd.Context(), f, args[0])
			}
			return c.oneArg(c.say("年度", "year"))(cmd, args)
		},
	}
	c.ledgerFlag(cmd, &f.ledger)
	textFlag(cmd, &f.out, "out", "DIR", c.say("归档到哪个文件夹：新的，或空的", "the folder to make: a new one, or an empty one"))
	c.waitFlag(cmd, &f.wait)
	return cmd
}

// printYears says what year can be handed over: that of the campaign, once
// its ledger holds a run.
func (c exportCommand) printYears(ctx context.Context, f exportFlags) error {
	o, err := c.options(f.placeFlags)
	if err != nil {
		return err
	}
	if err := o.History(); err != nil {
		return err
	}
	last, err := o.Place.LastGood(ctx)
	if err != nil {
		return err
	}
	year := o.Campaign.Facts.Year
	_, err = fmt.Fprintf(c.Stdout, c.say("可以归档的年度：\n  %d  %s（审核到第 %d 次，%s）\n归档：jixiao archive %[1]d --out 文件夹\n",
		"years that can be handed over:\n  %d  %s (up to run %d, %s)\nto hand one over: jixiao archive %[1]d --out DIR\n"),
		year, o.Campaign.Name, last.ID, wording{c.console, o.Campaign}.minute(last.AsOf))
	return err
}

func (c exportCommand) export(ctx context.Context, f exportFlags, year string) error {
	if f.out == "" {
		return usageError{errors.New(c.say("要用 --out 指明归档到哪个文件夹", "name the folder with --out"))}
	}
	o, err := c.options(f.placeFlags)
	if err != nil {
		return err
	}
	if n, err := strconv.Atoi(year); err != nil || n != o.Campaign.Facts.Year {
		return usageError{fmt.Errorf(c.say("%q 不是这里的评价年度：%s 里设置的是 %d", "%q is not the year of this campaign: %s says %d"),
			year, c.config, o.Campaign.Facts.Year)}
	}
	to, err := filepath.Abs(f.out)
	if err != nil {
		return err
	}
	if err := c.outside(o.Inbox, f.out); err != nil {
		return err
	}
	out, err := custody.ExportYear(ctx, o.Workspace, to)
	if errors.Is(err, custody.ErrNotEmpty) {
		return usageError{fmt.Errorf(c.say("%s 不是空文件夹：请换一个新的文件夹", "%s is not empty: name a new folder"), f.out)}
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.Stdout, c.say("已归档到 %s：原件 %d 份，目录 %d 行。核对：在该文件夹中运行 sha256sum -c SHA256SUMS\n",
		"handed over to %s: %d originals, %d rows in the list; check with sha256sum -c SHA256SUMS in that folder\n"), f.out, out.Originals, out.Entries)
	return err
}
