package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report"
	"jixiao/rules"
)

// printOutgoing says what does not go out to the departments, unless all does.
func (c *Command) printOutgoing(o pipeline.Options, s *record.Snapshot) error {
	at := filepath.Join(o.Outbox, campaign.WaitingFolder)
	line := ""
	switch o.Campaign.Publishing {
	case campaign.Trial:
		line = fmt.Sprintf(c.say("发布方式：试运行。各单位的文件夹没有动，也不给各单位发邮件；要发的内容在 %s，供绩效科核对。",
			"publishing: trial. No department's folder was touched and no mail goes to departments; what would go out lies in %s for the section."), at)
	case campaign.Review:
		line = c.waitingLine(report.NewOutgoing(o.Campaign, s).Waiting(), at)
	default:
		return nil
	}
	_, err := fmt.Fprintln(c.Stdout, line)
	return err
}

// mostUnitsNamed is how many departments are named in one line.
const mostUnitsNamed = 10

func (c *Command) waitingLine(waiting []rules.Unit, at string) string {
	if len(waiting) == 0 {
		return c.say("发布方式：先审后发。没有等待放行的内容。", "publishing: review first. Nothing waits to be released.")
	}
	line := fmt.Sprintf(c.say("发布方式：先审后发。%d 个单位的内容在 %s 等待放行：%s。核对后用 jixiao release 单位代码（或 --all）放行。",
		"publishing: review first. What there is for %d departments waits in %s: %s. Look it over and let it out with jixiao release CODE, or --all."),
		len(waiting), at, c.unitNames(waiting))
	return oneLine(line)
}

func (c *Command) unitNames(units []rules.Unit) string {
	var names []string
	for _, u := range units[:min(len(units), mostUnitsNamed)] {
		names = append(names, u.Code+u.Name)
	}
	text := strings.Join(names, c.say("、", ", "))
	if len(units) > mostUnitsNamed {
		text += c.say("等", " and others")
	}
	return text
}
