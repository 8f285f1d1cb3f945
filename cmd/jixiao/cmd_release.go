package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"jixiao/pipeline"
	"jixiao/pipeline/decide"
	"jixiao/rules/finding"
)

// releaseFlags are the options of `jixiao release`.
type releaseFlags struct {
	decisionFlags
	all bool
}

// releaseCommand is `jixiao release`.
type releaseCommand struct{ *session }

func newReleaseCommand(s *session) *cobra.Command {
	c := releaseCommand{s}
	f := &releaseFlags{}
	cmd := &cobra.Command{
		Use:     "release " + c.say("[单位…]", "[UNIT…]"),
		Short:   c.say("先审后发时，放行各单位的审核结果", "let out what waits for departments, where it is reviewed first"),
		Example: "  jixiao release 101001 102001 --why 已核对\n  jixiao release --all --why 已核对 --by 王科长",
		RunE:    func(cmd *cobra.Command, args []string) error { return c.release(cmd.Context(), f, args) },
	}
	markFlag(cmd, &f.all, "all", c.say("放行所有等待的单位", "let out what waits for all departments"))
	c.whyFlag(cmd, &f.why)
	c.byFlag(cmd, &f.by)
	c.placeFlags(cmd, &f.place)
	c.waitFlag(cmd, &f.place.wait)
	return cmd
}

func (c releaseCommand) release(ctx context.Context, f *releaseFlags, args []string) error {
	if f.all == (len(args) > 0) {
		return usageError{errors.New(c.say("写要放行的单位代码，或者只写 --all", "name the departments to let out, or give --all alone"))}
	}
	o, err := c.options(f.place)
	if err != nil {
		return err
	}
	r := decide.UnitRelease{}
	for _, arg := range args {
		u, err := c.unitNamed(o.Campaign.Facts.Units, arg)
		if err != nil {
			return err
		}
		r.Units = append(r.Units, u.Code)
	}
	if r.By, r.Why, err = f.byAndWhy(c.console, o); err != nil {
		return err
	}
	out, err := decide.ReleaseUnits(ctx, o.Sender, r)
	if errors.Is(err, decide.ErrNotReviewed) {
		return usageError{fmt.Errorf(c.say("发布方式现在是“%s”，没有要放行的；在设置工作簿的“发布方式”里选“先审后发”以后才用得上", "results are published as %q: nothing waits to be released"),
			o.Campaign.Publishing.Label().In(c.lang))}
	}
	if out == nil || out.Published == nil {
		return err
	}
	return errors.Join(c.printReleased(o, out), err)
}

func (c releaseCommand) printReleased(o pipeline.Options, out *decide.UnitsReleased) error {
	line := c.say("这些单位没有等待放行的内容。", "nothing waits for these departments.")
	if len(out.Units) > 0 {
		var names []string
		for _, code := range out.Units {
			names = append(names, wording{c.console, o.Campaign}.unit(code))
		}
		run := out.Published.Snapshot.Run
		line = fmt.Sprintf(c.say("已放行第 %d 次审核（%s）的结果：%s（%d 个文件有变化）", "released as of run %d (%s): %s (%d files changed)"),
			run.ID, run.AsOf.In(o.Campaign.Zone).Format("2006-01-02 15:04"), strings.Join(names, c.say("、", ", ")), out.Published.Written)
	}
	if _, err := fmt.Fprintln(c.Stdout, finding.OneLine(line)); err != nil {
		return err
	}
	printer := outboxPrinter{c.console, o}
	if err := printer.printUnmade(out.Published); err != nil {
		return err
	}
	if err := printer.print(out.Published); err != nil {
		return err
	}
	return letterPrinter{wording{c.console, o.Campaign}}.printReport(out.Letters)
}
