package main

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"jixiao/pipeline/campaigns"
	"jixiao/rules/finding"
)

// usualList is the list of campaigns where none is named.
const usualList = "campaigns.yaml"

// listFlag is the option that names the list of campaigns.
func listFlag(s *session, cmd *cobra.Command, path *string) {
	textFlag(cmd, path, "campaigns", "PATH", s.say("评价年度的名单：一个文件，或放着各个评价年度的文件夹（缺省 "+usualList+"）",
		"list of campaigns: a file, or a folder in which they lie (default: "+usualList+")"))
}

// campaignList reads the list of campaigns.
func (s *session) campaignList(path string) (*campaigns.List, error) {
	path = firstOf(path, usualList)
	list, err := campaigns.Read(path)
	var fault *campaigns.Fault
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usageError{fmt.Errorf(s.say("没有评价年度的名单 %s：用 jixiao campaigns add 文件夹 建立，或用 --campaigns 指明", "no list of campaigns %s: begin one with jixiao campaigns add DIR, or name it with --campaigns"), path)}
	case errors.As(err, &fault):
		return nil, s.faultyList(fault)
	}
	return list, err
}

func (s *session) faultyList(fault *campaigns.Fault) error {
	return usageError{fmt.Errorf(s.say("评价年度的名单 %s 有误：%w", "the list of campaigns %s is faulty: %w"), fault.Path, s.listRefusal(fault.Err))}
}

// listRefusals are the words for what a list refuses.
var listRefusals = []struct {
	of   error
	text finding.Text
}{
	{campaigns.ErrTwice, finding.Text{ZH: "“%s”已经在名单上", EN: "%s is on the list already"}},
	{campaigns.ErrNone, finding.Text{ZH: "名单上没有“%s”", EN: "%s is not on the list"}},
	{campaigns.ErrName, finding.Text{ZH: "名称“%s”不能用：不能空着，只能写一行", EN: "%q is no name: a name is one line of text"}},
	{campaigns.ErrFolder, finding.Text{ZH: "名单 %s 是一个文件夹，里面有哪些评价年度就是哪些：把文件夹移进去或移出来即可", EN: "the list %s is a folder: what lies in it is on the list"}},
	{campaigns.ErrNoSettings, finding.Text{ZH: "%s 不是评价年度的文件夹：里面没有 campaign.yaml", EN: "%s is no folder of a campaign: it holds no campaign.yaml"}},
	{fs.ErrNotExist, finding.Text{ZH: "没有文件夹 %s", EN: "no folder %s"}},
}

// listRefusal says in the reader's words why something cannot be on a list.
func (s *session) listRefusal(err error) error {
	var refused *campaigns.Refusal
	if !errors.As(err, &refused) {
		return err
	}
	for _, r := range listRefusals {
		if errors.Is(refused.Err, r.of) {
			return usageError{fmt.Errorf(r.text.In(s.lang), refused.Of)}
		}
	}
	return err
}
