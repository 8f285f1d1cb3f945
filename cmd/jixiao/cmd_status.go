package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"jixiao/internal/terminal"
	"jixiao/pipeline"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// statusCommand is `jixiao status`.
type statusCommand struct{ *session }

func newStatusCommand(s *session) *cobra.Command {
	c := statusCommand{s}
	var f placeFlags
	var format string
	cmd := &cobra.Command{
		Use:   "status",
		Short: c.say("查看报送情况：谁该报什么，报了没有，结论如何", "show who owes what and what came of it"),
		Args:  c.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return c.status(cmd.Context(), f, format) },
	}
	c.placeFlags(cmd, &f)
	c.formatFlag(cmd, &format)
	return cmd
}

func (c statusCommand) status(ctx context.Context, f placeFlags, format string) error {
	o, s, err := c.current(ctx, f, format)
	if err != nil {
		return err
	}
	if format == "json" {
		return c.printJSONStatus(o.Campaign, s)
	}
	return c.printStatus(o, s)
}

func (c statusCommand) printStatus(o pipeline.Options, s *record.Snapshot) error {
	asOf := s.Run.AsOf.In(o.Campaign.Zone)
	fmt.Fprintf(c.Stdout, c.say("%s，截至 %s\n", "%s, as of %s\n"), o.Campaign.Name, asOf.Format("2006-01-02 15:04"))
	if s.Run.Ended.IsZero() {
		fmt.Fprintln(c.Stdout, c.say("注意：这一次审核正在进行，或中途停止了；以下只是已经记下的部分。", "note: this run is going on, or was cut off; what follows is what it has recorded."))
	}
	if err := (outboxPrinter{c.console, o}).printOutgoing(s); err != nil {
		return err
	}
	if n := len(s.TestsTold()); n > 0 {
		fmt.Fprintf(c.Stdout, c.say("另有试报 %d 份，不算报送。\n", "%d test filings besides, which count for nothing.\n"), n)
	}
	for _, line := range view.RestDays(o.Campaign) {
		fmt.Fprintln(c.Stdout, c.say("提示：", "note: ")+line.In(c.lang))
	}
	for _, i := range s.Issues {
		if i.Code == "F14" || i.Code == "F15" {
			fmt.Fprintln(c.Stdout, c.say("注意：", "note: ")+i.Message.In(c.lang)+c.say("。", ". ")+i.Fix.In(c.lang))
		}
	}
	for _, x := range view.New(o.Campaign, s).Contradicted() {
		fmt.Fprintln(c.Stdout, c.say("注意：", "note: ")+(wording{c.console, o.Campaign}).unit(x.Department)+c.say("：", ": ")+x.Text.In(c.lang))
	}
	w := wording{c.console, o.Campaign}
	t := terminal.NewTable(terminal.Col(c.say("单位", "unit"), 46), terminal.Col(c.say("表单", "form"), 20), terminal.Col(c.say("项目", "project"), 8),
		terminal.Col(c.say("报送状态", "status"), 26), terminal.Col(c.say("版本", "version"), 8), terminal.Col(c.say("编号", "ID"), 8), terminal.Col(c.say("到达时间", "arrival"), 26), terminal.Col(c.say("截止日期", "deadline"), 10), terminal.Col(c.say("逾期", "late"), 10))
	for _, d := range view.Duties(o.Campaign, s) {
		t.Row(w.unit(d.Duty.Department), w.form(d.Duty.Form), d.Duty.SubjectCode(), dutyStatus(d).In(c.lang),
			versionOf(d), numberOf(d), w.dueArrival(d), w.until(d), w.late(d))
	}
	if err := t.Print(c.Stdout); err != nil {
		return err
	}
	if err := w.printResolutions(view.New(o.Campaign, s)); err != nil {
		return err
	}
	return decisionList{w}.print(s)
}

// dutyStatus keeps what was never handed in apart from what must be mended.
func dutyStatus(d view.Due) finding.Text {
	switch {
	case d.Cancelled != nil:
		return finding.Text{ZH: "已取消", EN: "cancelled"}
	case d.Withdrawn:
		return finding.Text{ZH: "已作废待重报", EN: "withdrawn, to be handed in again"}
	case d.Awaits():
		return finding.Text{ZH: "待反馈", EN: "awaits the feedback"}
	case d.Missing():
		return finding.Text{ZH: "未报送", EN: "not handed in"}
	case d.Returned():
		return finding.Text{ZH: "已报送待修改", EN: "handed in, to be mended"}
	case d.Unexplained():
		return finding.Text{ZH: "已报送待说明", EN: "handed in, to be explained"}
	case d.Latest.State == record.AfterFinal:
		return finding.Text{ZH: "已报送待更正", EN: "handed in after it was final"}
	case d.Excluded != nil:
		return finding.Text{ZH: "已报送，暂不纳入总表", EN: "handed in, left out of the master"}
	case d.Doubted:
		return finding.Text{ZH: "已报送，金额待认定", EN: "handed in, amounts to be confirmed"}
	}
	return finding.Text{ZH: "已报送", EN: "handed in"}
}

func versionOf(d view.Due) string {
	if d.Latest == nil {
		return ""
	}
	return fmt.Sprint(d.Latest.N)
}

// numberOf is the number by which people name the version.
func numberOf(d view.Due) string {
	if d.Latest == nil {
		return ""
	}
	return fmt.Sprint(d.Latest.ID)
}

// dueArrival is when the latest version came, marked where the section set it.
func (w wording) dueArrival(d view.Due) string {
	if d.Latest == nil {
		return ""
	}
	at := w.minute(d.Latest.File.Arrival)
	if d.Latest.File.Decided != nil {
		at += w.say("（认定）", " (decided)")
	}
	return at
}

// until is by when it is owed: a day, or how it will be counted.
func (w wording) until(d view.Due) string {
	if d.Awaited.Set() {
		return d.Awaited.Text().In(w.lang)
	}
	return d.Deadline.String()
}

func (w wording) late(d view.Due) string {
	if d.Late == 0 {
		return ""
	}
	return fmt.Sprintf(w.say("%d 天", "%d days"), d.Late)
}
