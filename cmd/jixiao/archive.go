package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"jixiao/pipeline"
)

// archiveFlags are the options of `jixiao archive`.
type archiveFlags struct {
	placeFlags
	out string
}

func (c *Command) archiveCommand() *cobra.Command {
	var f archiveFlags
	cmd := &cobra.Command{
		Use:     "archive " + c.say("年度", "YEAR") + " --out DIR",
		Short:   c.say("年度归档：原件、总表、目录和校验值，交档案保存", "hand a year over for the files: originals, master, list, checksums"),
		Example: "  jixiao archive 2026 --out /mnt/usb/2026年度绩效评价",
		Args:    c.oneArg(c.say("年度", "year")),
		RunE:    func(cmd *cobra.Command, args []string) error { return c.archive(cmd.Context(), f, args[0]) },
	}
	c.flag(cmd, &f.ledger, "ledger", "FILE", c.say("报送台账（缺省见 campaign.yaml）", "ledger (default: see campaign.yaml)"))
	c.flag(cmd, &f.out, "out", "DIR", c.say("归档到哪个文件夹：新的，或空的", "the folder to make: a new one, or an empty one"))
	c.waitFlag(cmd, &f.wait)
	return cmd
}

func (c *Command) archive(ctx context.Context, f archiveFlags, year string) error {
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
	inbox, err := filepath.Abs(o.Inbox)
	if err != nil {
		return err
	}
	if _, within := inside(inbox, to); within {
		return usageError{fmt.Errorf(c.say("不能归档到收件箱 %s 里面：下次审核会把这些文件当成报送", "not into the inbox %s: the next run would take it all for submissions"), o.Inbox)}
	}
	out, err := pipeline.HandOver(ctx, o, to)
	if errors.Is(err, pipeline.ErrNotEmpty) {
		return usageError{fmt.Errorf(c.say("%s 不是空文件夹：请换一个新的文件夹", "%s is not empty: name a new folder"), f.out)}
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.Stdout, c.say("已归档到 %s：原件 %d 份，目录 %d 行。核对：在该文件夹中运行 sha256sum -c SHA256SUMS\n",
		"handed over to %s: %d originals, %d rows in the list; check with sha256sum -c SHA256SUMS in that folder\n"), f.out, out.Originals, out.Papers)
	return err
}
