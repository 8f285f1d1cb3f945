package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"jixiao/internal/terminal"
	"jixiao/rules"
	"jixiao/rules/finding"
)

// rulesCommand is `jixiao rules`.
type rulesCommand struct{ *session }

func newRulesCommand(s *session) *cobra.Command {
	c := rulesCommand{s}
	cmd := &cobra.Command{
		Use:   "rules",
		Short: c.say("查看审核规则", "show the rules"),
		Args:  c.noCommand,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(&cobra.Command{
		Use:   "list",
		Short: c.say("列出全部规则", "list all rules"),
		Args:  c.noArgs,
		RunE:  func(*cobra.Command, []string) error { return c.listRules() },
	}, &cobra.Command{
		Use:     "explain " + c.say("代码", "CODE"),
		Short:   c.say("解释一条规则", "explain one rule"),
		Example: "  jixiao rules explain T03",
		Args:    c.oneArg(c.say("规则代码", "rule code")),
		RunE:    func(_ *cobra.Command, args []string) error { return c.explainRule(args[0]) },
	}, c.newCoverageCommand(), c.newTestCommand(), newPreviewCommand(s))
	return cmd
}

func (c rulesCommand) listRules() error {
	camp, err := c.load()
	if err != nil {
		return err
	}
	t := terminal.NewTable(terminal.Col(c.say("代码", "code"), 6), terminal.Col(c.say("级别", "severity"), 20), terminal.Col(c.say("规则", "rule"), 60),
		terminal.Col(c.say("仅绩效科", "section only"), 12), terminal.Col(c.say("停用", "off"), 6))
	for info := range camp.Engine.Infos() {
		t.Row(string(info.Code), info.Severity.Label().In(c.lang), info.Title.In(c.lang),
			mark(info.Audience == finding.Section), mark(info.Off))
	}
	return t.Print(c.Stdout)
}

func mark(yes bool) string {
	if yes {
		return "●"
	}
	return ""
}

func (c rulesCommand) explainRule(code string) error {
	camp, err := c.load()
	if err != nil {
		return err
	}
	want := finding.Code(strings.ToUpper(code))
	for info := range camp.Engine.Infos() {
		if info.Code == want {
			return c.printRule(info)
		}
	}
	return usageError{fmt.Errorf(c.say("没有规则 %s：用 jixiao rules list 查看", "no rule %s: see jixiao rules list"), want)}
}

func (c rulesCommand) printRule(info rules.Info) error {
	var b strings.Builder
	brackets := c.say("（%s）", " (%s)")
	fmt.Fprintf(&b, "%s  %s"+brackets+"\n", info.Code, info.Title.In(c.lang), info.Severity.Label().In(c.lang))
	section := func(zh, en string, t finding.Text) {
		if !t.IsZero() {
			fmt.Fprintf(&b, "\n%s\n  %s\n", c.say(zh, en), t.In(c.lang))
		}
	}
	section("为什么", "Why", info.Why)
	section("依据", "Basis", info.Basis)
	section("错误的例子", "Wrong", info.Example.Wrong)
	section("正确的例子", "Right", info.Example.Right)
	section("合规的例子（看着像错，不会退回）", "Lawful (looks wrong, and passes)", info.Lawful.Sheet)
	section("审核意见", "Message", info.Message)
	section("怎样改", "How to mend", info.Fix)
	for _, name := range slices.Sorted(maps.Keys(info.Variants)) {
		v := info.Variants[name]
		fmt.Fprintf(&b, "\n%s%s", c.say("另一种情形：", "variant: "), name)
		if v.Severity != 0 {
			fmt.Fprintf(&b, brackets, v.Severity.Label().In(c.lang))
		}
		fmt.Fprintf(&b, "\n  %s\n", v.Message.In(c.lang))
	}
	if info.Audience == finding.Section {
		fmt.Fprintf(&b, "\n%s\n", c.say("只有绩效科能看到。", "Only the section sees it."))
	}
	_, err := fmt.Fprint(c.Stdout, b.String())
	return err
}
