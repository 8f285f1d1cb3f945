package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"jixiao/pipeline"
	"jixiao/pipeline/record"
)

// rulingFlags are the options of the commands by which the section rules on
// what departments answer.
type rulingFlags struct {
	decisionFlags
	refuse, uphold, reject bool
}

func (c *Command) explanationCommand() *cobra.Command {
	f := &rulingFlags{}
	cmd := c.rulingCommand(f, "explanation", c.say("情况说明不充分的，不予采纳", "refuse an explanation that is not enough"),
		"  jixiao explanation 5 --refuse --why 没有说明资金去向\n  jixiao explanation 5 --refuse --undo --why 已补充材料")
	cmd.Flags().BoolVar(&f.refuse, "refuse", false, c.say("不采纳", "refuse it"))
	return cmd
}

func (c *Command) objectionCommand() *cobra.Command {
	f := &rulingFlags{}
	cmd := c.rulingCommand(f, "objection", c.say("处理单位的异议", "rule on an objection"),
		"  jixiao objection 6 --uphold --why 登记表有误，已更正\n  jixiao objection 6 --reject --why 与批复文件不符")
	cmd.Flags().BoolVar(&f.uphold, "uphold", false, c.say("异议成立，这条意见不再计入", "the finding no longer counts"))
	cmd.Flags().BoolVar(&f.reject, "reject", false, c.say("异议不成立，仍按意见处理", "the finding stands"))
	return cmd
}

func (c *Command) rulingCommand(f *rulingFlags, name, short, example string) *cobra.Command {
	cmd := &cobra.Command{
		Use:     name + " " + c.say("编号", "ID"),
		Short:   short,
		Example: example,
		Args:    c.oneArg(c.say("编号，见审核日报的“今天要办”和 findings.json", "number, see the daily report and findings.json")),
		RunE:    func(cmd *cobra.Command, args []string) error { return c.rule(cmd.Context(), f, name, args[0]) },
	}
	c.decisionOptions(cmd, &f.decisionFlags)
	return cmd
}

func (c *Command) rule(ctx context.Context, f *rulingFlags, name, arg string) error {
	kind, err := c.rulingKind(f, name)
	if err != nil {
		return err
	}
	o, err := c.options(f.place)
	if err != nil {
		return err
	}
	r := pipeline.Ruling{Kind: kind, Undo: f.undo}
	if r.Answer, err = strconv.ParseInt(arg, 10, 64); err != nil {
		return usageError{fmt.Errorf(c.say("编号 %q 不是数字：编号见审核日报的“今天要办”", "%q is no number: see the daily report"), arg)}
	}
	if r.By, r.Why, err = c.byAndWhy(&f.decisionFlags, o); err != nil {
		return err
	}
	out, err := pipeline.Rule(ctx, o, r)
	if errors.Is(err, pipeline.ErrNoAnswer) {
		return usageError{fmt.Errorf(c.say("没有编号为 %d 的这类答复：编号见审核日报的“今天要办”", "no such answer has the number %d: see the daily report"), r.Answer)}
	}
	if err != nil {
		return err
	}
	return c.printRuled(o, r, out)
}

// rulingKind is what is ruled: exactly one of the flags must say it.
func (c *Command) rulingKind(f *rulingFlags, name string) (record.DecisionKind, error) {
	switch {
	case f.refuse:
		return record.Refuse, nil
	case f.uphold && !f.reject:
		return record.Uphold, nil
	case f.reject && !f.uphold:
		return record.Reject, nil
	case name == "explanation":
		return "", usageError{errors.New(c.say("要写明 --refuse（不采纳）", "say --refuse"))}
	}
	return "", usageError{errors.New(c.say("--uphold（成立）和 --reject（不成立）要写一个", "say either --uphold or --reject"))}
}

// printRuled says what became of the answer.
func (c *Command) printRuled(o pipeline.Options, r pipeline.Ruling, out *pipeline.Ruled) error {
	a := out.Answer
	said, outcome := a.Objection, a.Objected
	if r.Kind == record.Refuse {
		said, outcome = a.Explanation, a.Explained
	}
	lines := []string{oneLine(strings.TrimSpace(fmt.Sprintf(c.say("编号 %d %s %s", "%d %s %s"), a.ID, c.unitName(o, a.File.Department), said)))}
	if !out.Changed {
		lines = append(lines, c.unchanged(pipeline.Word{Undo: r.Undo}))
	}
	lines = append(lines, fmt.Sprintf(c.say("现在：%s", "now: %s"), outcome.Label().In(c.lang)))
	if out.Changed {
		lines = append(lines, c.followsLater())
	}
	_, err := fmt.Fprintln(c.Stdout, strings.Join(lines, "\n"))
	return err
}
