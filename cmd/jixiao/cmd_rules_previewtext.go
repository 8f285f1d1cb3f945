package main

import (
	"fmt"
	"slices"

	"jixiao/internal/terminal"
	"jixiao/pipeline"
	"jixiao/pipeline/preview"
	"jixiao/pipeline/record"
	"jixiao/pipeline/rulecount"
	"jixiao/rules/finding"
)

// previewPrinter says what a preview found.
type previewPrinter struct {
	wording
	*preview.Result
}

func (c previewCommand) printText(o pipeline.Options, f previewFlags, r *preview.Result) error {
	p := previewPrinter{wording{c.console, o.Campaign}, r}
	for _, part := range []func() error{p.printHead, p.printRules, p.printDepartments, p.printVerdicts} {
		if err := part(); err != nil {
			return err
		}
	}
	judged := slices.DeleteFunc(slices.Clone(r.Local), func(l rulecount.Line) bool { return l.Sheets == 0 })
	if len(judged) > 0 {
		fmt.Fprintln(c.Stdout, c.say("\n本级规则各审了多少处：", "\nWhat came of the rules of this office:"))
		if err := rulesCommand(c).printCoverage(o.Campaign, judged); err != nil {
			return err
		}
	}
	switch {
	case f.output != "":
		fmt.Fprintf(c.Stdout, c.say("每一条变化见 %s。\n", "all changes are in %s.\n"), f.output)
	case r.Changes():
		fmt.Fprintln(c.Stdout, c.say("每一条变化：加 -o 试算.xlsx 写成工作簿，或加 --format json。", "all changes: -o FILE.xlsx for a workbook, or --format json."))
	}
	return nil
}

// printHead says what was done, and how much would be otherwise.
func (p previewPrinter) printHead() error {
	fmt.Fprintf(p.Stdout, p.say("试算：照现在的设置，按 %s 的时点，台账里收到的 %d 个文件重新审了 %d 个（现有的表 %d 份）。台账、收件箱、发件箱都没有动，也没有通知任何单位。\n",
		"preview: by the settings as they are now, as of %s, %[3]d of the %[2]d files in the ledger were judged again (current sheets: %[4]d). Nothing was recorded, and nobody told.\n"),
		p.minute(p.AsOf), p.Files, p.Rejudged, p.Sheets)
	if p.Waiting > 0 {
		fmt.Fprintf(p.Stdout, p.say("另有 %d 个文件还没有收进来，不在试算里。\n", "%d files have not been received yet, and are left out.\n"), p.Waiting)
	}
	if n := len(p.RuleFaults); n > 0 {
		fmt.Fprintf(p.Stdout, p.say("本级规则有 %d 处写错，写错的规则没有采用，列在最后。\n", "faults in rules of this office: %d; these rules are left out, see the end.\n"), n)
	}
	if !p.Changes() {
		_, err := fmt.Fprintf(p.Stdout, p.say("没有变化：%s每一份的结论和意见都和第 %d 次审核一样。\n", "nothing would change: %sverdicts and findings are those of run %d.\n"), p.same(), p.Last.ID)
		return err
	}
	var n preview.Count
	for _, r := range p.Rules {
		n.Come, n.Gone, n.Changed = n.Come+r.Come, n.Gone+r.Gone, n.Changed+r.Changed
	}
	_, err := fmt.Fprintf(p.Stdout, p.say("与第 %d 次审核比：结论有变的 %d 份；意见新增 %d 条，不再提 %d 条，改变 %d 条。\n",
		"compared with run %d: %d verdicts would change; %d findings come, %d go, %d change.\n"), p.Last.ID, len(p.Verdicts), n.Come, n.Gone, n.Changed)
	return err
}

// same says that no file had to be judged again, where that is so.
func (p previewPrinter) same() string {
	if p.Rejudged > 0 {
		return ""
	}
	return p.say("设置里没有影响审核的改动，", "no setting that bears on judging has changed, ")
}

func (p previewPrinter) printRules() error {
	if len(p.Rules) == 0 {
		return nil
	}
	fmt.Fprintln(p.Stdout, p.say("\n按规则：", "\nBy rule:"))
	t := terminal.NewTable(terminal.Col(p.say("代码", "code"), 6), terminal.Col(p.say("规则", "rule"), 36), terminal.Col(p.say("新增", "come"), 6),
		terminal.Col(p.say("不再提", "go"), 6), terminal.Col(p.say("改变", "change"), 6), terminal.Col(p.say("单位", "units"), 6), terminal.Col(p.say("注意", "note"), 40))
	for _, r := range p.Rules {
		t.Row(string(r.Code), r.Title.In(p.lang), count(r.Come), count(r.Gone), count(r.Changed), count(r.Departments), r.Note().In(p.lang))
	}
	return t.Print(p.Stdout)
}

func (p previewPrinter) printDepartments() error {
	if len(p.Departments) == 0 {
		return nil
	}
	fmt.Fprintln(p.Stdout, p.say("\n按单位（前几栏是结论有变的表，后三栏是单位看得到的意见）：", "\nBy department (sheets with another verdict, then findings that it sees):"))
	columns := []terminal.Column{terminal.Col(p.say("单位", "department"), 30)}
	for _, turn := range preview.Turns {
		columns = append(columns, terminal.Col(turn.Label().In(p.lang), 10))
	}
	t := terminal.NewTable(append(columns, terminal.Col(p.say("新增", "come"), 6), terminal.Col(p.say("不再提", "go"), 6), terminal.Col(p.say("改变", "change"), 6))...)
	shown := p.Departments[:min(len(p.Departments), mostIssues)]
	for _, d := range shown {
		row := []string{p.unit(d.Department)}
		for _, turn := range preview.Turns {
			row = append(row, count(d.Verdicts[turn]))
		}
		t.Row(append(row, count(d.Come), count(d.Gone), count(d.Changed))...)
	}
	if err := t.Print(p.Stdout); err != nil {
		return err
	}
	return p.printRest(len(p.Departments)-len(shown), "另有 %d 个单位没有列出。\n", "%d more departments.\n")
}

func (p previewPrinter) printVerdicts() error {
	if len(p.Verdicts) == 0 {
		return nil
	}
	fmt.Fprintln(p.Stdout, p.say("\n结论有变的：", "\nOther verdicts:"))
	t := terminal.NewTable(terminal.Col(p.say("单位", "department"), 24), terminal.Col(p.say("表单", "form"), 16), terminal.Col(p.say("报送内容", "about"), 14),
		terminal.Col(p.say("文件", "file"), 36), terminal.Col(p.say("原来", "before"), 12), terminal.Col(p.say("试算", "preview"), 12))
	shown := p.Verdicts[:min(len(p.Verdicts), mostIssues)]
	for _, v := range shown {
		t.Row(p.unit(v.Department), p.form(v.Duty.Form), v.Duty.SubjectCode(), fileName(finding.Place{File: v.File}), p.verdict(v.Before), p.verdict(v.After))
	}
	if err := t.Print(p.Stdout); err != nil {
		return err
	}
	return p.printRest(len(p.Verdicts)-len(shown), "另有 %d 份没有列出。\n", "%d more.\n")
}

// verdict is one as people read it.
func (p previewPrinter) verdict(v record.Verdict) string {
	return firstOf(v.Label().In(p.lang), p.say("（无）", "(none)"))
}
