package main

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/internal/terminal"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
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
	t := terminal.NewTable(terminal.Col(c.say("时间", "when"), 16), terminal.Col(c.say("决定", "decision"), 26), terminal.Col(c.say("文件", "file"), 40),
		terminal.Col(c.say("项目", "project"), 8), terminal.Col(c.say("决定人", "by"), 12), terminal.Col(c.say("理由", "why"), 40))
	for _, d := range s.Decisions {
		t.Row(c.minute(d.AsOf), c.decision(d), strings.TrimSpace(paths[d.Target.File]+" "+d.Target.Cell), d.Target.Subject.ID(), d.By, d.Why)
	}
	for _, d := range s.Dispatches {
		name := c.say("放行 ", "released: ") + c.unit(d.Unit)
		if d.Way != "" {
			name = c.say("发布方式改为 ", "publishing: ") + campaign.Publishing(d.Way).Label().In(c.lang)
		}
		t.Row(c.minute(d.Made), name, "", "", d.By, d.Why)
	}
	return t.Print(c.Stdout)
}

func (c decisionList) decision(d record.Decision) string {
	name := d.Kind.Label()
	if d.Undo {
		name = finding.Text{ZH: "撤销" + name.ZH, EN: "undo: " + name.EN}
	}
	if d.At.IsZero() {
		return name.In(c.lang)
	}
	return name.In(c.lang) + " " + c.minute(d.At)
}
