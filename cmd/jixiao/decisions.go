package main

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// printDecisions lists what the section decided, undone decisions too.
func (c *Command) printDecisions(o pipeline.Options, s *record.Snapshot) error {
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
	t := newTable(column{c.say("时间", "when"), 16}, column{c.say("决定", "decision"), 26}, column{c.say("文件", "file"), 40},
		column{c.say("项目", "project"), 8}, column{c.say("决定人", "by"), 12}, column{c.say("理由", "why"), 40})
	for _, d := range s.Decisions {
		t.row(c.minute(o, d.AsOf), c.decisionName(o, d), strings.TrimSpace(paths[d.Target.File]+" "+d.Target.Cell), d.Target.Project, d.By, d.Why)
	}
	for _, d := range s.Dispatches {
		name := c.say("放行 ", "released: ") + c.unitName(o, d.Unit)
		if d.Way != "" {
			name = c.say("发布方式改为 ", "publishing: ") + campaign.Publishing(d.Way).Label().In(c.lang)
		}
		t.row(c.minute(o, d.Made), name, "", "", d.By, d.Why)
	}
	return t.print(c.Stdout)
}

func (c *Command) decisionName(o pipeline.Options, d record.Decision) string {
	name := d.Kind.Label()
	if d.Undo {
		name = finding.Text{ZH: "撤销" + name.ZH, EN: "undo: " + name.EN}
	}
	if d.At.IsZero() {
		return name.In(c.lang)
	}
	return name.In(c.lang) + " " + c.minute(o, d.At)
}
