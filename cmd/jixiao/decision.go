package main

import (
	"bufio"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"jixiao/internal/terminal"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/decide"
)

// decisionFlags are the options of the commands by which the section decides.
type decisionFlags struct {
	place         placeFlags
	why, by, when string
	undo          bool
}

// addTo gives a command the options of every decision.
func (f *decisionFlags) addTo(cmd *cobra.Command, c commandLine) {
	c.whyFlag(cmd, &f.why)
	c.byFlag(cmd, &f.by)
	markFlag(cmd, &f.undo, "undo", c.say("撤销先前的这项决定", "take this decision back"))
	c.ledgerFlag(cmd, &f.place.ledger)
	c.asOfFlag(cmd, &f.place.asOf)
	c.waitFlag(cmd, &f.place.wait)
}

func (c commandLine) whyFlag(cmd *cobra.Command, why *string) {
	textFlag(cmd, why, "why", "TEXT", c.say("理由，必填", "the reason; must be given"))
}

func (c commandLine) byFlag(cmd *cobra.Command, by *string) {
	textFlag(cmd, by, "by", "NAME", c.say("谁决定的（缺省为 campaign.yaml 的 decides，没有写的在终端上询问）", "who decides (default: decides in campaign.yaml; else a terminal is asked)"))
}

// byAndWhy are who decides and the reason, which must be given.
func (f *decisionFlags) byAndWhy(c console, o pipeline.Options) (by, why string, err error) {
	why = strings.TrimSpace(f.why)
	if why == "" {
		return "", why, usageError{errors.New(c.say("要用 --why 写明理由", "give the reason with --why"))}
	}
	by, err = decider(c, f.by, o.Campaign.Settings)
	return by, why, err
}

// decider is the person who decides. The user logged in is none: the section
// may work as root, or all as one.
func decider(c console, named string, s campaign.Settings) (string, error) {
	by := firstOf(strings.TrimSpace(named), s.Decides)
	if by == "" && terminal.Is(c.Stdin) && terminal.Is(c.Stderr) {
		var err error
		by, err = terminal.Ask(bufio.NewReader(c.Stdin), c.Stderr, c.say("由谁决定（姓名）：", "who decides (name): "))
		if by == "" && err != nil {
			fmt.Fprintln(c.Stderr)
		}
	}
	if by == "" {
		return "", usageError{errors.New(c.say("要用 --by 写明谁决定的，或者在 campaign.yaml 的 decides 写上姓名", "say with --by who decides, or put a name into decides of campaign.yaml"))}
	}
	return by, nil
}

// unchanged says why nothing was recorded.
func (f *decisionFlags) unchanged(c console) string {
	if f.undo {
		return c.say("没有这样的决定可以撤销，台账没有变化。", "there is no such decision to undo; nothing was recorded.")
	}
	return c.say("先前已经这样决定，台账没有变化。", "this was decided before; nothing was recorded.")
}

// published says that a decision is recorded, and what became of the outbox; err is
// why that could not be published.
func (c *session) published(o pipeline.Options, out *decide.Outcome, err error) error {
	if out.Published == nil {
		if err != nil {
			fmt.Fprintln(c.Stdout, c.say("已记入台账。", "recorded."))
		}
		return err
	}
	printer := outboxPrinter{c.console, o}
	if failed := printer.printUnmade(out.Published); failed != nil {
		return failed
	}
	if err != nil {
		fmt.Fprintln(c.Stdout, c.say("已记入台账。", "recorded."))
		return err
	}
	if _, err := fmt.Fprintf(c.Stdout, c.say("已记入台账，总表和审核意见已更新（%d 个文件有变化）。\n", "recorded; master and reports are up to date (%d files changed).\n"), out.Published.Written); err != nil {
		return err
	}
	return printer.print(out.Published)
}
