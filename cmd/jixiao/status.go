package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"jixiao/pipeline"
	"jixiao/pipeline/report"
	"jixiao/rules/finding"
)

func (c *Command) statusCommand() *cobra.Command {
	var f placeFlags
	cmd := &cobra.Command{
		Use:   "status",
		Short: c.say("查看报送情况：谁该报什么，报了没有，结论如何", "show who owes what and what came of it"),
		Args:  c.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return c.status(cmd.Context(), f) },
	}
	c.placeFlags(cmd, &f)
	return cmd
}

func (c *Command) status(ctx context.Context, f placeFlags) error {
	o, err := c.options(f)
	if err != nil {
		return err
	}
	s, err := pipeline.Current(ctx, o)
	if err != nil {
		return err
	}
	asOf := s.Run.AsOf.In(o.Campaign.Zone)
	fmt.Fprintf(c.Stdout, c.say("%s，截至 %s\n", "%s, as of %s\n"), o.Campaign.Name, asOf.Format("2006-01-02 15:04"))
	if s.Run.Ended.IsZero() {
		fmt.Fprintln(c.Stdout, c.say("注意：这一次审核正在进行，或中途停止了；以下只是已经记下的部分。", "note: this run is going on, or was cut off; what follows is what it has recorded."))
	}
	if err := c.printOutgoing(o, s); err != nil {
		return err
	}
	for _, line := range report.RestDays(o.Campaign) {
		fmt.Fprintln(c.Stdout, c.say("提示：", "note: ")+line.In(c.lang))
	}
	for _, i := range s.Issues {
		if i.Code == "F14" || i.Code == "F15" {
			fmt.Fprintln(c.Stdout, c.say("注意：", "note: ")+i.Message.In(c.lang)+c.say("。", ". ")+i.Fix.In(c.lang))
		}
	}
	t := newTable(column{c.say("单位", "unit"), 46}, column{c.say("表单", "form"), 20}, column{c.say("项目", "project"), 8},
		column{c.say("报送状态", "status"), 26}, column{c.say("版本", "version"), 8}, column{c.say("编号", "ID"), 8}, column{c.say("到达时间", "arrival"), 26}, column{c.say("截止日期", "deadline"), 10}, column{c.say("逾期", "late"), 10})
	for _, d := range report.Duties(o.Campaign, s) {
		t.row(c.unitName(o, d.Duty.Department), c.formName(o, d.Duty.Form), d.Duty.Project, dutyStatus(d).In(c.lang),
			versionOf(d), numberOf(d), c.dueArrival(d, o), d.Deadline.String(), c.late(d))
	}
	if err := t.print(c.Stdout); err != nil {
		return err
	}
	return c.printDecisions(o, s)
}

func (c *Command) unitName(o pipeline.Options, code string) string {
	if u, ok := o.Campaign.Facts.Unit(code); ok {
		return code + u.Name
	}
	return firstOf(code, c.say("绩效科", "section"))
}

func (c *Command) formName(o pipeline.Options, id string) string {
	if def := o.Campaign.Form(id); def != nil {
		return def.Name.In(c.lang)
	}
	return id
}

// dutyStatus keeps what was never handed in apart from what must be mended.
func dutyStatus(d report.Due) finding.Text {
	switch {
	case d.Missing():
		return finding.Text{ZH: "未报送", EN: "not handed in"}
	case d.Returned():
		return finding.Text{ZH: "已报送待修改", EN: "handed in, to be mended"}
	case d.Unexplained():
		return finding.Text{ZH: "已报送待说明", EN: "handed in, to be explained"}
	case d.Doubted:
		return finding.Text{ZH: "已报送，金额待认定", EN: "handed in, amounts to be confirmed"}
	}
	return finding.Text{ZH: "已报送", EN: "handed in"}
}

func versionOf(d report.Due) string {
	if d.Missing() {
		return ""
	}
	return fmt.Sprint(d.Latest.N)
}

// numberOf is the number by which people name the version.
func numberOf(d report.Due) string {
	if d.Missing() {
		return ""
	}
	return fmt.Sprint(d.Latest.ID)
}

// dueArrival is when the latest version came, marked where the section set it.
func (c *Command) dueArrival(d report.Due, o pipeline.Options) string {
	if d.Missing() {
		return ""
	}
	at := c.minute(o, d.Latest.File.Arrival)
	if d.Latest.File.Decided != nil {
		at += c.say("（认定）", " (decided)")
	}
	return at
}

func (c *Command) late(d report.Due) string {
	if d.Late == 0 {
		return ""
	}
	return fmt.Sprintf(c.say("%d 天", "%d days"), d.Late)
}
