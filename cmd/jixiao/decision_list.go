package main

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/internal/terminal"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// decisionList shows what the section decided, undone decisions too.
type decisionList struct{ wording }

func (c decisionList) print(s *record.Snapshot) error {
	if len(s.Decisions)+len(s.Dispatches) == 0 {
		return nil
	}
	paths := map[int64]string{}
	for _, v := range s.Versions {
		paths[v.File.ID] = v.File.Path
	}
	for _, f := range slices.Concat(s.Files, s.Past) {
		paths[f.ID] = f.Path
	}
	if _, err := fmt.Fprintln(c.Stdout, c.say("绩效科的处理决定：", "decisions of the section:")); err != nil {
		return err
	}
	t := terminal.NewTable(terminal.Col(c.say("时间", "when"), 16), terminal.Col(c.say("决定", "decision"), 26), terminal.Col(c.say("文件、事项", "file, matter"), 40),
		terminal.Col(c.say("项目", "project"), 8), terminal.Col(c.say("决定人", "by"), 12), terminal.Col(c.say("理由", "why"), 40), terminal.Col(c.say("出处", "taken in"), 10))
	for _, d := range s.Decisions {
		about := strings.TrimSpace(paths[d.Target.File] + " " + d.Target.Cell)
		if !d.Kind.NamesFile() {
			about = c.matter(d.Target)
		}
		if d.Kind == record.Disclose {
			about = c.Campaign.Facts.NameOf(d.Target.Subject)
		}
		t.Row(c.minute(d.AsOf), c.decision(d), about, d.Target.Subject.ID(), d.By, d.Reason().In(c.lang), c.origin(d))
	}
	for _, d := range s.Dispatches {
		name := c.say("放行 ", "released: ") + c.unit(d.Unit)
		if d.Way != "" {
			name = c.say("发布方式改为 ", "publishing: ") + campaign.Publishing(d.Way).Label().In(c.lang)
		}
		t.Row(c.minute(d.Made), name, "", "", d.By, d.Why, "")
	}
	return t.Print(c.Stdout)
}

func (c decisionList) decision(d record.Decision) string {
	name := d.Kind.Label()
	if d.Undo {
		name = finding.Text{ZH: "撤销" + name.ZH, EN: "undo: " + name.EN}
	}
	switch {
	case d.At.IsZero():
		return name.In(c.lang)
	case d.Kind.On() == record.OnDuty:
		return name.In(c.lang) + " " + crosscheck.Until(c.Campaign, d).String()
	}
	return name.In(c.lang) + " " + c.minute(d.At)
}

// matter is whose duty is decided on, and which.
func (w wording) matter(t record.Target) string {
	t.Subject, t.Department = "", strings.TrimSpace(w.unit(t.Department))
	return strings.TrimSpace(t.Department + " " + view.Matter(w.Campaign, t).In(w.lang))
}

// origin is where a decision was taken.
func (c decisionList) origin(d record.Decision) string {
	switch d.Origin {
	case "":
		return c.say("命令", "command")
	case record.FromSettings:
		return c.say("设置工作簿", "settings")
	}
	return c.say("工作簿", "workbook")
}
