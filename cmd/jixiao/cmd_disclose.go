package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"jixiao/pipeline"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// discloseCommand notes that results of projects were made public.
type discloseCommand struct {
	*session
	flags       decisionFlags
	date, where string
}

func newDiscloseCommand(s *session) *cobra.Command {
	c := &discloseCommand{session: s}
	cmd := &cobra.Command{
		Use:   string(record.Disclose) + " " + c.say("项目…", "PROJECT…"),
		Short: c.say("记下项目的评价结果已经公开", "note that results of projects were made public"),
		Example: "  jixiao disclose A-01 A-02 --date 2023-11-20 --at https://example.gov.cn/1.html\n" +
			"  jixiao disclose A-02 --undo --why 页面已撤下",
		Args: c.someArgs(c.say("项目编号或名称", "code or name of a project")),
		RunE: func(cmd *cobra.Command, args []string) error { return c.disclose(cmd.Context(), args) },
	}
	c.flags.addTo(cmd, c.commandLine)
	cmd.Flags().Lookup("why").Usage = c.say("其他要记的；撤销时是理由，必填", "anything else to note; with --undo the reason, which must be given")
	textFlag(cmd, &c.date, "date", "DATE", c.say("哪一天公开的，如 2023-11-20", "on which day, such as 2023-11-20"))
	textFlag(cmd, &c.where, "at", "ADDRESS", c.say("公开在哪里：网址或刊物", "where: an address, or the name of a paper"))
	return cmd
}

func (c *discloseCommand) disclose(ctx context.Context, projects []string) error {
	o, err := c.options(c.flags.place)
	if err != nil {
		return err
	}
	w := wording{c.console, o.Campaign}
	all, err := c.decisions(projects, o)
	if err != nil {
		return decisionRefused(w, err)
	}
	out, err := decide.Disclose(ctx, o.Sender, all)
	if out == nil {
		return decisionRefused(w, err)
	}
	var lines []string
	for _, d := range all {
		lines = append(lines, fmt.Sprintf(c.say("%s：%s", "%s: %s"), d.On.Subject.ID(), c.now(w, out, d)))
	}
	if !out.Changed {
		lines = append(lines, c.flags.unchanged(c.console))
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(c.Stdout, finding.OneLine(line)); err != nil {
			return err
		}
	}
	if !out.Changed {
		return err
	}
	return c.published(o, out, err)
}

// decisions reads from the command line what was decided.
func (c *discloseCommand) decisions(projects []string, o pipeline.Options) (all []decide.Decision, err error) {
	where := strings.TrimSpace(c.where)
	switch {
	case c.flags.undo:
	case where == "":
		return nil, usageError{errors.New(c.say("要用 --at 写明公开在哪里", "say with --at where"))}
	case strings.TrimSpace(c.flags.why) != "":
		c.flags.why = where + record.AddressEnd + strings.TrimSpace(c.flags.why)
	default:
		c.flags.why = where
	}
	by, why, err := c.flags.byAndWhy(c.console, o)
	if err != nil {
		return nil, err
	}
	for _, p := range projects {
		d := decide.Decision{Kind: record.Disclose, Undo: c.flags.undo, By: by, Why: why}
		words := decide.Words{Project: p, Until: c.date}
		if d.On, d.At, err = words.Read(o.Campaign.On(value.DateOf(o.AsOf.In(o.Campaign.Zone)))); err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}

// now is what holds of a project.
func (c *discloseCommand) now(w wording, out *decide.Outcome, d decide.Decision) string {
	held := record.LastOn(out.Snapshot.Decisions, record.Decision{Kind: record.Disclose, Target: d.On})
	if held == nil || held.Undo {
		return c.say("没有公开的记录", "not made public")
	}
	return record.Disclose.Label().In(c.lang) + " " + value.DateOf(held.At.In(w.Zone)).String() + c.say("，", ", ") + held.By + c.say("：", ": ") + held.Why
}
