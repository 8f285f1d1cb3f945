package main

import (
	"fmt"
	"path/filepath"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
)

// printOutgoing says what does not go out to the departments, unless all does.
func (c *Command) printOutgoing(o pipeline.Options, _ *record.Snapshot) error {
	if o.Campaign.Publishing != campaign.Trial {
		return nil
	}
	_, err := fmt.Fprintf(c.Stdout, c.say("发布方式：试运行。各单位的文件夹没有动，也不给各单位发邮件；要发的内容在 %s，供绩效科核对。\n",
		"publishing: trial. No department's folder was touched and no mail goes to departments; what would go out lies in %s for the section.\n"),
		filepath.Join(o.Outbox, campaign.WaitingFolder))
	return err
}
