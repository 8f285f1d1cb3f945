package main

import (
	"context"
	"fmt"

	"jixiao/pipeline/publish"

	"github.com/spf13/cobra"
)

// publishCommand is `jixiao publish`.
type publishCommand struct{ *session }

func newPublishCommand(s *session) *cobra.Command {
	c := publishCommand{s}
	var f placeFlags
	cmd := &cobra.Command{
		Use:   "publish",
		Short: c.say("按台账重新生成发件箱", "make the outbox again from the ledger"),
		Args:  c.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return c.publish(cmd.Context(), f) },
	}
	c.placeFlags(cmd, &f)
	c.waitFlag(cmd, &f.wait)
	c.logFlag(cmd, &f.log)
	return cmd
}

func (c publishCommand) publish(ctx context.Context, f placeFlags) error {
	o, err := c.options(f)
	if err != nil {
		return err
	}
	printer := outboxPrinter{c.console, o}
	out, err := publish.Again(ctx, o.Workspace)
	if out != nil {
		if err := printer.printUnmade(out); err != nil {
			return err
		}
	}
	if err != nil {
		return err
	}
	if _, err = fmt.Fprintf(c.Stdout, c.say("已按 %s 的台账重新生成 %s（%d 个文件有变化）\n", "published the ledger as of %s to %s (%d files changed)\n"),
		out.Snapshot.Run.AsOf.In(o.Campaign.Zone).Format("2006-01-02 15:04"), o.Outbox, out.Written); err != nil {
		return err
	}
	return printer.print(out)
}
