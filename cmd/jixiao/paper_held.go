package main

import (
	"fmt"
	"slices"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/papers"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/register"
)

// notToUnits refuses a folder that departments may open, as long as nothing goes there
// before the section has seen it.
func (c paperCommand) notToUnits(o pipeline.Options, out string) error {
	if o.Campaign.Publishing == campaign.Direct {
		return nil
	}
	within, err := liesIn(o.Units, out)
	if err != nil || !within {
		return err
	}
	return usageError{fmt.Errorf(c.say("--out %s：各单位看得到这个文件夹，现在的发布方式是%s，公文不能直接写在那里",
		"--out %s: departments may open this folder, and results are published as %s: papers cannot be written there"), out, o.Campaign.Publishing.Label().In(c.lang))}
}

// printHeld says that papers for departments did not go out, where nothing does by
// itself, and which of these have not been shown their results yet.
func (c paperCommand) printHeld(o pipeline.Options, s *record.Snapshot, made []papers.Made) error {
	if !slices.ContainsFunc(made, func(m papers.Made) bool { return m.Unit != "" }) {
		return nil
	}
	line := ""
	switch o.Campaign.Publishing {
	case campaign.Trial:
		line = c.say("发布方式：试运行。给单位的公文没有发出，只供绩效科核对，文件名前标了“试”。", "publishing: trial. Papers for departments did not go out: they are for the section, and their names begin with 试.")
	case campaign.Review:
		line = c.reviewed(o, s, made)
	default:
		return nil
	}
	_, err := fmt.Fprintln(c.Stdout, line)
	return err
}

func (c paperCommand) reviewed(o pipeline.Options, s *record.Snapshot, made []papers.Made) string {
	waiting := slices.DeleteFunc(view.NewOutgoing(o.Campaign, s).Waiting(), func(u register.Unit) bool {
		return !slices.ContainsFunc(made, func(m papers.Made) bool { return m.Unit == u.Code })
	})
	line := c.say("发布方式：先审后发。给单位的公文没有发出，核对后由绩效科自己发。", "publishing: review first. Papers for departments did not go out: the section hands them out when it has looked them over.")
	if len(waiting) > 0 {
		line += fmt.Sprintf(c.say("其中 %d 个单位的审核结果还没有放行：%s。", " The results of %d of them are not released yet: %s."),
			len(waiting), outboxPrinter{c.console, o}.unitNames(waiting))
	}
	return finding.OneLine(line)
}
