package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"jixiao/pipeline"
	"jixiao/rules"
)

// unitReleaseFlags are the options of `jixiao release`.
type unitReleaseFlags struct {
	decisionFlags
	all bool
}

func (c *Command) unitReleaseCommand() *cobra.Command {
	f := &unitReleaseFlags{}
	cmd := &cobra.Command{
		Use:     "release " + c.say("[单位…]", "[UNIT…]"),
		Short:   c.say("先审后发时，放行各单位的审核结果", "let out what waits for departments, where it is reviewed first"),
		Example: "  jixiao release 101001 102001 --why 已核对\n  jixiao release --all --why 已核对 --by 王科长",
		RunE:    func(cmd *cobra.Command, args []string) error { return c.releaseUnits(cmd.Context(), f, args) },
	}
	c.mark(cmd, &f.all, "all", c.say("放行所有等待的单位", "let out what waits for all departments"))
	c.flag(cmd, &f.why, "why", "TEXT", c.say("理由，必填", "the reason; must be given"))
	c.byFlag(cmd, &f.by)
	c.placeFlags(cmd, &f.place)
	c.waitFlag(cmd, &f.place.wait)
	return cmd
}

func (c *Command) releaseUnits(ctx context.Context, f *unitReleaseFlags, args []string) error {
	if f.all == (len(args) > 0) {
		return usageError{errors.New(c.say("写要放行的单位代码，或者只写 --all", "name the departments to let out, or give --all alone"))}
	}
	o, err := c.options(f.place)
	if err != nil {
		return err
	}
	r := pipeline.UnitRelease{}
	for _, arg := range args {
		u, err := c.unitNamed(o.Campaign.Facts.Units, arg)
		if err != nil {
			return err
		}
		r.Units = append(r.Units, u.Code)
	}
	if r.By, r.Why, err = c.byAndWhy(&f.decisionFlags, o); err != nil {
		return err
	}
	out, err := pipeline.ReleaseUnits(ctx, o, r)
	if errors.Is(err, pipeline.ErrNotReviewed) {
		return usageError{fmt.Errorf(c.say("发布方式现在是“%s”，没有要放行的；在设置工作簿的“发布方式”里选“先审后发”以后才用得上", "results are published as %q: nothing waits to be released"),
			o.Campaign.Publishing.Label().In(c.lang))}
	}
	if out == nil || out.Outcome == nil {
		return err
	}
	return errors.Join(c.printReleased(o, out), err)
}

// unitNamed finds a department by code or name.
func (c *Command) unitNamed(units []rules.Unit, text string) (rules.Unit, error) {
	for _, u := range units {
		if u.Code == text || u.Name == text || slices.Contains(u.Aliases, text) {
			return u, nil
		}
	}
	return rules.Unit{}, usageError{fmt.Errorf(c.say("没有单位 %q：代码见单位名录", "no department %q"), text)}
}

func (c *Command) printReleased(o pipeline.Options, out *pipeline.UnitsReleased) error {
	line := c.say("这些单位没有等待放行的内容。", "nothing waits for these departments.")
	if len(out.Units) > 0 {
		var names []string
		for _, code := range out.Units {
			names = append(names, c.unitName(o, code))
		}
		line = fmt.Sprintf(c.say("已放行第 %d 次审核（%s）的结果：%s（%d 个文件有变化）", "released as of run %d (%s): %s (%d files changed)"),
			out.Run.ID, out.Run.AsOf.In(o.Campaign.Zone).Format("2006-01-02 15:04"), strings.Join(names, c.say("、", ", ")), out.Written)
	}
	if _, err := fmt.Fprintln(c.Stdout, oneLine(line)); err != nil {
		return err
	}
	if err := c.printUnmade(out.Outcome); err != nil {
		return err
	}
	if err := c.printOutgoing(o, out.Snapshot); err != nil {
		return err
	}
	if err := c.printOutbox(out.Outcome); err != nil {
		return err
	}
	return c.printTold(o.Campaign, out.Told)
}
