package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"jixiao/pipeline/decide"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// answerCommand decides on what a department answers: on an explanation, or on
// an objection.
type answerCommand struct {
	*session
	name                   string
	flags                  decisionFlags
	refuse, uphold, reject bool
}

func newExplanationCommand(s *session) *cobra.Command {
	c := &answerCommand{session: s, name: "explanation"}
	cmd := c.command(c.say("情况说明不充分的，不予采纳", "refuse an explanation that is not enough"),
		"  jixiao explanation 5 --refuse --why 没有说明资金去向\n  jixiao explanation 5 --refuse --undo --why 已补充材料")
	markFlag(cmd, &c.refuse, "refuse", c.say("不采纳", "refuse it"))
	return cmd
}

func newObjectionCommand(s *session) *cobra.Command {
	c := &answerCommand{session: s, name: "objection"}
	cmd := c.command(c.say("处理单位的异议", "rule on an objection"),
		"  jixiao objection 6 --uphold --why 登记表有误，已更正\n  jixiao objection 6 --reject --why 与批复文件不符")
	markFlag(cmd, &c.uphold, "uphold", c.say("异议成立，这条意见不再计入", "the finding no longer counts"))
	markFlag(cmd, &c.reject, "reject", c.say("异议不成立，仍按意见处理", "the finding stands"))
	return cmd
}

func (c *answerCommand) command(short, example string) *cobra.Command {
	cmd := &cobra.Command{
		Use:     c.name + " " + c.say("编号", "ID"),
		Short:   short,
		Example: example,
		Args:    c.oneArg(c.say("编号，见审核日报的“今天要办”和 findings.json", "number, see the daily report and findings.json")),
		RunE:    func(cmd *cobra.Command, args []string) error { return c.decide(cmd.Context(), args[0]) },
	}
	c.flags.addTo(cmd, c.commandLine)
	return cmd
}

func (c *answerCommand) decide(ctx context.Context, arg string) error {
	kind, err := c.kind()
	if err != nil {
		return err
	}
	o, err := c.options(c.flags.place)
	if err != nil {
		return err
	}
	r := decide.Decision{Kind: kind, Undo: c.flags.undo}
	if r.Number, err = strconv.ParseInt(arg, 10, 64); err != nil {
		return usageError{fmt.Errorf(c.say("编号 %q 不是数字：编号见审核日报的“今天要办”", "%q is no number: see the daily report"), arg)}
	}
	if r.By, r.Why, err = c.flags.byAndWhy(c.console, o); err != nil {
		return err
	}
	out, err := decide.Decide(ctx, o.Sender, r)
	if errors.Is(err, decide.ErrNoAnswer) {
		return usageError{fmt.Errorf(c.say("没有编号为 %d 的这类答复：编号见审核日报的“今天要办”", "no such answer has the number %d: see the daily report"), r.Number)}
	}
	if out == nil {
		return err
	}
	if failed := c.printDecided(wording{c.console, o.Campaign}, kind, out); failed != nil {
		return failed
	}
	return c.published(o, out, err)
}

// kind is what is decided: exactly one of the flags must say it.
func (c *answerCommand) kind() (record.DecisionKind, error) {
	switch {
	case c.refuse:
		return record.Refuse, nil
	case c.uphold && !c.reject:
		return record.Uphold, nil
	case c.reject && !c.uphold:
		return record.Reject, nil
	case c.name == "explanation":
		return "", usageError{errors.New(c.say("要写明 --refuse（不采纳）", "say --refuse"))}
	}
	return "", usageError{errors.New(c.say("--uphold（成立）和 --reject（不成立）要写一个", "say either --uphold or --reject"))}
}

// printDecided says what became of the answer.
func (c *answerCommand) printDecided(w wording, kind record.DecisionKind, out *decide.Outcome) error {
	a := out.Answer
	said, outcome := a.Objection, a.Objected
	if kind.On() == record.OnExplanation {
		said, outcome = a.Explanation, a.Explained
	}
	lines := []string{finding.OneLine(strings.TrimSpace(fmt.Sprintf(c.say("编号 %d %s %s", "%d %s %s"), a.ID, w.unit(a.File.Department), said)))}
	if !out.Changed {
		lines = append(lines, c.flags.unchanged(c.console))
	}
	lines = append(lines, fmt.Sprintf(c.say("现在：%s", "now: %s"), outcome.Label().In(c.lang)))
	_, err := fmt.Fprintln(c.Stdout, strings.Join(lines, "\n"))
	return err
}
