package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"jixiao/pipeline"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// dutyCommands are the commands by which the section decides on what is owed, one a
// kind and called like it.
func dutyCommands(s *session) []*cobra.Command {
	var all []*cobra.Command
	for _, d := range []struct {
		kind    record.DecisionKind
		short   string
		example string // %[1]s is the kind
	}{
		{record.Extend, s.say("给一个单位的一种表延期", "give a unit more time for a form"),
			"  jixiao %[1]s 213001 --form " + s.say("表名", "FORM") + " --until 2023-10-20 --why 系统停机\n  jixiao %[1]s 213001 --form " + s.say("表名", "FORM") + " --undo --why 不再延期"},
		{record.Waive, s.say("特殊情况备案：一个单位可以不符合某条审核规则", "a rule that a unit need not meet"),
			"  jixiao %[1]s 213001 --code R02 --project A-02 --until 2023-12-31 --why 年中调剂"},
		{record.Exclude, s.say("报来的暂不纳入总表", "leave what came out of the master for now"),
			"  jixiao %[1]s 213001 --form " + s.say("表名", "FORM") + " --project A-02 --why 正在复核"},
		{record.Cancel, s.say("取消一个单位的报送任务", "a unit need not hand in a form"),
			"  jixiao %[1]s 213001 --form " + s.say("表名", "FORM") + " --why 项目已终止"},
		{record.Feedback, s.say("记下评价结果已经反馈给一个单位", "note that a unit was told what came of the evaluation"),
			"  jixiao %[1]s 213001 --date 2023-10-10 --doc 钢财绩函〔2023〕6号 --how 当面送达\n  jixiao %[1]s 213001 --date 2023-10-10 --signed-by 张三 --signed-on 2023-10-11 --why 补记签收"},
	} {
		all = append(all, newDutyCommand(s, d.kind, d.short, fmt.Sprintf(d.example, d.kind)))
	}
	return all
}

// dutyCommand decides on what a unit owes.
type dutyCommand struct {
	*session
	kind   record.DecisionKind
	words  decide.Words
	notice decide.NoticeWords // of a feedback
	flags  decisionFlags
}

func newDutyCommand(s *session, kind record.DecisionKind, short, example string) *cobra.Command {
	c := &dutyCommand{session: s, kind: kind}
	cmd := &cobra.Command{
		Use:     string(kind) + " " + c.say("单位", "UNIT"),
		Short:   short,
		Example: example,
		Args:    c.oneArg(c.say("单位代码或名称", "code or name of the unit")),
		RunE:    func(cmd *cobra.Command, args []string) error { return c.decide(cmd.Context(), args[0]) },
	}
	c.flags.addTo(cmd, c.commandLine)
	c.addFlags(cmd)
	return cmd
}

// addFlags are those by which it is said what is decided.
func (c *dutyCommand) addFlags(cmd *cobra.Command) {
	switch c.kind {
	case record.Feedback:
		textFlag(cmd, &c.words.Until, "date", "DATE", c.say("哪一天反馈的，如 2023-10-10", "on which day, such as 2023-10-10"))
		textFlag(cmd, &c.notice.Doc, "doc", "TEXT", c.say("通知的文号；写了文号可以不写理由", "number of the notice; with it no reason is needed"))
		textFlag(cmd, &c.notice.How, "how", "TEXT", c.say("送达方式，如 当面送达、邮寄", "how it was sent"))
		textFlag(cmd, &c.notice.SignedBy, "signed-by", "NAME", c.say("签收人", "who signed for it"))
		textFlag(cmd, &c.notice.SignedOn, "signed-on", "DATE", c.say("签收日期，如 2023-10-11", "on which day it was signed for"))
		return
	case record.Waive:
		textFlag(cmd, &c.words.Code, "code", "CODE", c.say("审核规则的代码，如 R02", "code of the rule, such as R02"))
	default:
		textFlag(cmd, &c.words.Form, "form", "FORM", c.say("哪种表：名称或代码", "which form: its name or id"))
	}
	textFlag(cmd, &c.words.Project, "project", "CODE", c.say("只对这个项目（或点位等）；缺省为全部", "for this project alone (or what else the form is about); default: all"))
	if c.kind.Dated() {
		textFlag(cmd, &c.words.Until, "until", "DATE", c.say("最后一天，如 2023-10-20", "the last day, such as 2023-10-20"))
	}
}

func (c *dutyCommand) decide(ctx context.Context, unit string) error {
	o, err := c.options(c.flags.place)
	if err != nil {
		return err
	}
	w := wording{c.console, o.Campaign}
	d, err := c.decision(unit, o)
	if err != nil {
		return decisionRefused(w, err)
	}
	out, err := decide.Decide(ctx, o.Sender, d)
	if out == nil {
		return decisionRefused(w, err)
	}
	lines := []string{c.subject(w, out)}
	if !out.Changed {
		lines = append(lines, c.flags.unchanged(c.console))
	}
	for _, line := range append(lines, fmt.Sprintf(c.say("现在：%s", "now: %s"), c.now(w, out))) {
		if _, err := fmt.Fprintln(c.Stdout, finding.OneLine(line)); err != nil {
			return err
		}
	}
	return c.published(o, out, err)
}

// decision reads from the command line what was decided.
func (c *dutyCommand) decision(unit string, o pipeline.Options) (decide.Decision, error) {
	c.words.Unit = unit
	d := decide.Decision{Kind: c.kind, Undo: c.flags.undo}
	var err error
	if d.On, d.At, err = c.words.Read(o.Campaign.On(value.DateOf(o.AsOf.In(o.Campaign.Zone)))); err != nil {
		return d, err
	}
	if d.Notice, err = c.notice.Read(); err != nil {
		return d, err
	}
	if d.Reasoned() && c.flags.why == "" {
		d.By, err = decider(c.console, c.flags.by, o.Campaign.Settings)
		return d, err
	}
	d.By, d.Why, err = c.flags.byAndWhy(c.console, o)
	return d, err
}

func (c *dutyCommand) subject(w wording, out *decide.Outcome) string {
	t := out.Duties
	return w.unit(t.Department) + " " + view.Matter(w.Campaign, t).In(c.lang)
}

// now is what holds of it.
func (c *dutyCommand) now(w wording, out *decide.Outcome) string {
	held := record.LastOn(out.Snapshot.Decisions, record.Decision{Kind: c.kind, Target: out.Duties})
	if held == nil || held.Undo {
		return c.without(w, out)
	}
	day := ""
	if !held.At.IsZero() {
		day = " " + value.DateOf(held.At.In(w.Zone)).String()
	}
	return finding.OneLine(c.kind.Label().In(c.lang) + day + c.say("，", ", ") + held.By + c.say("：", ": ") + held.Reason().In(c.lang))
}

// without is what holds where nothing was decided.
func (c *dutyCommand) without(w wording, out *decide.Outcome) string {
	switch c.kind {
	case record.Extend:
		return c.say("按原来的报送时限 ", "the deadline of all: ") + c.ordinary(w, out)
	case record.Waive:
		return c.say("没有备案", "no waiver")
	case record.Exclude:
		return c.say("纳入总表", "in the master")
	case record.Feedback:
		return c.say("没有反馈的记录", "no feedback on record")
	}
	return c.say("要报送", "to be handed in")
}

// ordinary is the deadline of a form without extensions.
func (c *dutyCommand) ordinary(w wording, out *decide.Outcome) string {
	camp := crosscheck.InForce(w.Campaign, out.Snapshot.Decisions)
	day := camp.Ordinary(out.Duties.Department, out.Duties.Form)
	if after := camp.AfterFeedback(out.Duties.Form); after.Set() && day.IsZero() {
		return after.Text().In(c.lang)
	}
	return day.String()
}
