package main

import (
	"context"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/ruletest"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

func (c rulesCommand) newTestCommand() *cobra.Command {
	var asOf, format string
	cmd := &cobra.Command{
		Use:   "test [" + c.say("编号…", "CODE…") + "]",
		Short: c.say("本级规则合不合例子：拿设置工作簿“本级规则例子”里的例子试，停用的规则也试", "try the section's own rules on the examples beside them, be they on or off"),
		Long: c.say("拿设置工作簿“本级规则例子”里的例子试本级规则，列出与应当的不一样的：结果怎样，由哪些值来。\n"+
			"不读收件箱和台账，不记录任何东西。退出码：0 都与应当的一样，1 有不一样的或写错的，2 用法或设置有误。",
			"Tries the section's own rules on the examples in the sheet 本级规则例子 of the settings workbook, and lists\n"+
				"those that come out otherwise, with the values that they come from. It reads neither inbox nor ledger, and\n"+
				"records nothing. Exit codes: 0 all as expected, 1 not, 2 usage or settings."),
		Example: "  jixiao rules test\n  jixiao rules test L01 L02",
		Args:    cobra.ArbitraryArgs,
		RunE:    func(cmd *cobra.Command, args []string) error { return c.test(cmd.Context(), args, asOf, format) },
	}
	c.asOfFlag(cmd, &asOf)
	c.formatFlag(cmd, &format)
	return cmd
}

func (c rulesCommand) test(ctx context.Context, args []string, asOf, format string) error {
	if err := c.knownFormat(format); err != nil {
		return err
	}
	camp, err := c.load()
	if err != nil {
		return err
	}
	codes, err := c.localCodes(camp, args)
	if err != nil {
		return err
	}
	now, err := c.clock(asOf, camp.Zone)
	if err != nil {
		return err
	}
	report, err := ruletest.Run(ctx, ruletest.Options{Campaign: camp, Configs: os.DirFS(c.config), Today: value.DateOf(now), Codes: codes})
	if err != nil {
		return err
	}
	show := c.printTested
	if format == "json" {
		show = c.printTestedJSON
	}
	if err := show(report); err != nil {
		return err
	}
	if !report.Good() {
		return errFindings
	}
	return nil
}

// localCodes are the codes that were named, all of them rules of the section's own.
func (c rulesCommand) localCodes(camp *campaign.Campaign, args []string) (codes []finding.Code, err error) {
	for _, arg := range args {
		code := finding.Code(value.Fold(arg))
		if !slices.Contains(camp.LocalCodes(), code) {
			return nil, usageError{fmt.Errorf(c.say("没有本级规则 %s：写在设置工作簿的“本级规则”表里", "there is no rule %s in the sheet 本级规则 of the settings workbook"), code)}
		}
		codes = append(codes, code)
	}
	return codes, nil
}
