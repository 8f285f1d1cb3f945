package doctor

import (
	"context"
	"strings"

	"jixiao/pipeline/folders"
	"jixiao/rules/finding"
)

// unitFolders holds the folders of the inbox against the unit list.
func unitFolders(_ context.Context, p Target) Check {
	c := Check{ID: "unit_folders", Topic: say("收件箱文件夹", "folders of the inbox"), State: Well}
	s, err := folders.Compare(p.Inbox, p.Campaign)
	switch {
	case err != nil:
		c.Says = say("看不到收件箱，不检查", "the inbox is not there: not looked at")
	case len(s.Missing) > 0:
		c.State, c.Says = Note, say("收件箱里缺 %d 个文件夹：%s", "%d folders are missing in the inbox: %s", len(s.Missing), some(s.Missing))
		c.Cure = say("收件箱的共享连通以后，用能写收件箱的账户运行 jixiao folders", "when the inbox's share is connected, run jixiao folders as a user who may write there")
	default:
		c.Says = say("与单位名录一致", "those of the unit list")
	}
	if len(s.Foreign) == 0 {
		return c
	}
	foreign := say("%d 个文件夹不属于任何单位：%s", "%d folders are nobody's: %s", len(s.Foreign), some(s.Foreign))
	if c.State == Well {
		c.State, c.Says = Note, foreign
		c.Cure = say("里面的文件没有单位（F11）：核对文件夹名开头的单位代码和单位名录，程序不会改动或删除它", "files in them have no unit (F11): compare the code in front with the unit list; the program leaves them as they are")
		return c
	}
	c.Says = say("%s；%s", "%s; %s", c.Says, foreign)
	return c
}

// mostNames is how many names one line takes.
const mostNames = 8

// some are the first of many names.
func some(names []string) finding.Text {
	head := names[:min(len(names), mostNames)]
	if len(names) > mostNames {
		return say("%s 等", "%s …", join(head))
	}
	return join(head)
}

func join(names []string) finding.Text {
	return finding.Text{ZH: strings.Join(names, "、"), EN: strings.Join(names, ", ")}
}
