package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"jixiao/internal/terminal"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/rulecount"
	"jixiao/rules/check"
)

func (c rulesCommand) newCoverageCommand() *cobra.Command {
	var f placeFlags
	var format string
	cmd := &cobra.Command{
		Use: "coverage",
		Short: c.say("本级规则审了多少：合格、不合格、没有审、不适用、规则出错各几处，哪些规则从来没有合格或不合格的，哪些没有例子",
			"what came of the section's own rules: passed, failed, not judged, not applicable, faulty; and which have no examples"),
		Args: c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return c.coverage(cmd.Context(), f, format) },
	}
	c.ledgerFlag(cmd, &f.ledger)
	c.formatFlag(cmd, &format)
	return cmd
}

// coverageJSON is a rule in `rules coverage --format json`.
type coverageJSON struct {
	Code          string `json:"code"`
	Title         string `json:"title"`
	Sheets        int    `json:"sheets"`
	Passed        int    `json:"passed"`
	Failed        int    `json:"failed"`
	Unjudged      int    `json:"not_judged"`
	NotApplicable int    `json:"not_applicable"`
	Erred         int    `json:"rule_errors"`
	// Examples beside it that must pass, and that must fail.
	PassingExamples int `json:"passing_examples"`
	FailingExamples int `json:"failing_examples"`
}

func (c rulesCommand) coverage(ctx context.Context, f placeFlags, format string) error {
	o, s, err := c.current(ctx, f, format)
	if err != nil {
		return err
	}
	lines := rulecount.Of(o.Campaign, s)
	if format == "json" {
		return c.printJSON(c.coverageOf(o.Campaign, lines))
	}
	if len(lines) == 0 {
		_, err := fmt.Fprintln(c.Stdout, c.say("没有启用或试行的本级规则：写在设置工作簿的“本级规则”表里。", "no rule of the section's own is on: they stand in the sheet 本级规则 of the settings workbook."))
		return err
	}
	return errors.Join(c.printCoverage(o.Campaign, lines), c.printRuleWarnings(o.Campaign.RuleWarnings))
}

// coverageOf is what came of rules as JSON has it.
func (c rulesCommand) coverageOf(camp *campaign.Campaign, lines []rulecount.Line) []coverageJSON {
	all := []coverageJSON{}
	for _, l := range lines {
		examples := rulecount.Examples(camp, l.Code)
		all = append(all, coverageJSON{string(l.Code), l.Title.In(c.lang), l.Sheets,
			l.Tally[check.Passed], l.Tally[check.Failed], l.Tally[check.Unjudged], l.Tally[check.NotApplicable], l.Tally[check.Erred],
			examples[check.Passed], examples[check.Failed]})
	}
	return all
}

func (c rulesCommand) printCoverage(camp *campaign.Campaign, lines []rulecount.Line) error {
	t := terminal.NewTable(terminal.Col(c.say("编号", "code"), 6), terminal.Col(c.say("规则", "rule"), 40), terminal.Col(c.say("表", "sheets"), 6),
		terminal.Col(c.say("合格", "passed"), 6), terminal.Col(c.say("不合格", "failed"), 6), terminal.Col(c.say("没有审", "not judged"), 10),
		terminal.Col(c.say("不适用", "not applicable"), 14), terminal.Col(c.say("规则出错", "rule errors"), 11), terminal.Col(c.say("注意", "note"), 30))
	for _, l := range lines {
		row := []string{string(l.Code), l.Title.In(c.lang), strconv.Itoa(l.Sheets)}
		for _, n := range l.Tally {
			row = append(row, strconv.Itoa(n))
		}
		notes := slices.DeleteFunc([]string{c.coverageNote(l), c.lackingExamples(rulecount.Examples(camp, l.Code))}, func(s string) bool { return s == "" })
		t.Row(append(row, strings.Join(notes, c.say("；", "; ")))...)
	}
	return t.Print(c.Stdout)
}

// coverageNote says what a rule has not shown yet.
func (c rulesCommand) coverageNote(l rulecount.Line) string {
	switch {
	case l.Tally[check.Erred] > 0:
		return c.say("算不出来：数太大，或者行数太多", "it cannot be worked out: numbers or rows beyond bounds")
	case l.Sheets == 0:
		return c.say("还没有收到这种表", "no such form has come")
	case l.Tally[check.Passed]+l.Tally[check.Failed] == 0:
		return c.say("没有一处审到", "nothing was judged")
	case l.Tally[check.Passed] == 0:
		return c.say("没有一处合格", "nothing passes")
	case l.Tally[check.Failed] == 0:
		return c.say("没有一处不合格", "nothing fails")
	}
	return ""
}

// lackingExamples says which examples a rule has not got.
func (c rulesCommand) lackingExamples(examples check.Tally) string {
	switch passing, failing := examples[check.Passed] > 0, examples[check.Failed] > 0; {
	case !passing && !failing:
		return c.say("没有合格、不合格的例子", "no example that passes or fails")
	case !passing:
		return c.say("没有合格的例子", "no example that passes")
	case !failing:
		return c.say("没有不合格的例子", "no example that fails")
	}
	return ""
}
