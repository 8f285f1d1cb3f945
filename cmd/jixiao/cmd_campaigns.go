package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"

	"github.com/spf13/cobra"

	"jixiao/internal/terminal"
	"jixiao/pipeline/campaigns"
	"jixiao/pipeline/workspace"
)

// campaignsCommand is `jixiao campaigns`.
type campaignsCommand struct {
	*session
	list     string
	database string // of the list that workers share, "" for the list of a file
	keepFile bool   // a ledger without a run stays a file
}

func newCampaignsCommand(s *session) *cobra.Command {
	c := &campaignsCommand{session: s}
	cmd := &cobra.Command{
		Use:   "campaigns",
		Short: c.say("一台机器上并行的几个评价年度", "the campaigns that one machine works on side by side"),
		Args:  c.noCommand,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var name string
	add := &cobra.Command{
		Use:     "add " + c.say("文件夹…", "DIR…"),
		Short:   c.say("加入名单：jixiao init 建好的文件夹，或其中的设置文件夹", "put campaigns on the list: folders that jixiao init laid out, or those of settings"),
		Example: "  jixiao campaigns add 钢城区2023 河西区2023",
		Args:    c.someArgs(c.say("文件夹", "folder")),
		RunE: func(cmd *cobra.Command, args []string) error {
			if c.database != "" {
				return c.addShared(cmd.Context(), args, name)
			}
			return c.add(args, name)
		},
	}
	textFlag(add, &name, "name", "NAME", c.say("名称（缺省为文件夹名）", "its name (default: that of the folder)"))
	list := &cobra.Command{
		Use:   "list",
		Short: c.say("名单上有哪些，各自上次审核的情况", "what is on the list, and how the last run of each was"),
		Args:  c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if c.database != "" {
				return c.printShared(cmd.Context())
			}
			return c.printList(cmd.Context())
		},
	}
	remove := &cobra.Command{
		Use:   "remove " + c.say("名称…", "NAME…"),
		Short: c.say("从名单上去掉（文件都留着）", "take campaigns off the list; their files stay"),
		Args:  c.someArgs(c.say("名称", "name")),
		RunE: func(cmd *cobra.Command, args []string) error {
			if c.database != "" {
				return c.removeShared(cmd.Context(), args)
			}
			return c.remove(args)
		},
	}
	markFlag(add, &c.keepFile, "keep-file", c.say("与 --db 同用：台账留作文件，不放进数据库", "with --db: leave the ledger a file, not in the database"))
	move := newMoveCommand(c)
	for _, sub := range []*cobra.Command{add, list, remove, move} {
		listFlag(c.session, sub, &c.list)
		databaseFlag(c.session, sub, &c.database)
		cmd.AddCommand(sub)
	}
	return cmd
}

func (c *campaignsCommand) add(folders []string, name string) error {
	if name != "" && len(folders) > 1 {
		return usageError{errors.New(c.say("--name 只能用于一个文件夹", "--name is for one folder"))}
	}
	path := firstOf(c.list, usualList)
	list, err := campaigns.Read(path)
	if errors.Is(err, fs.ErrNotExist) {
		list, err = campaigns.New(path), nil
	}
	var fault *campaigns.Fault
	if errors.As(err, &fault) {
		return c.faultyList(fault)
	}
	if err != nil {
		return err
	}
	for _, folder := range folders {
		settings, err := campaigns.SettingsIn(folder)
		if err != nil {
			return c.listRefusal(err)
		}
		if err := list.Add(campaigns.Entry{Name: firstOf(name, nameOf(settings)), Settings: settings}); err != nil {
			return c.listRefusal(err)
		}
	}
	if err := list.Save(); err != nil {
		return c.listRefusal(err)
	}
	_, err = fmt.Fprintf(c.Stdout, c.say("名单 %s 上现有 %d 个评价年度\n", "%s: %d campaigns\n"), path, len(list.Entries))
	return err
}

// nameOf is what a campaign is called after its folder.
func nameOf(settings string) string {
	whole, err := filepath.Abs(settings)
	if err != nil {
		whole = settings
	}
	if filepath.Base(whole) == "configs" {
		whole = filepath.Dir(whole)
	}
	return filepath.Base(whole)
}

func (c *campaignsCommand) remove(names []string) error {
	list, err := c.campaignList(c.list)
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, on := list.Find(name); !on {
			return c.unknown("campaigns", name, c.say("名单上没有这个名称", "no campaign has this name"), list.Names())
		}
		if err := list.Remove(name); err != nil {
			return c.listRefusal(err)
		}
	}
	return c.listRefusal(list.Save())
}

// printList prints one line a campaign. What cannot be told of one is said in its line.
func (c *campaignsCommand) printList(ctx context.Context) error {
	list, err := c.campaignList(c.list)
	if err != nil {
		return err
	}
	t := terminal.NewTable(terminal.Col(c.say("名称", "name"), 30), terminal.Col(c.say("设置", "settings"), 40), terminal.Col(c.say("上次审核", "last run"), 60))
	for _, e := range list.Entries {
		t.Row(e.Name, e.Settings, c.lastRun(ctx, e))
	}
	return t.Print(c.Stdout)
}

func (c *campaignsCommand) lastRun(ctx context.Context, e campaigns.Entry) string {
	s := c.of(e, io.Discard)
	o, err := s.options(placeFlags{})
	if err != nil {
		return c.say("设置有误", "faulty settings")
	}
	last, err := o.Place.LastGood(ctx)
	switch {
	case errors.Is(err, workspace.ErrNoRun):
		return c.say("还没有审核过", "none yet")
	case err != nil:
		return firstOf(hint(c.console, err), err.Error())
	}
	return fmt.Sprintf(c.say("%s，第 %d 次，收件箱 %d 个文件", "%s, run %d, %d files in the inbox"), last.Ended.In(o.Campaign.Zone).Format("2006-01-02 15:04"), last.ID, last.Balance.Seen)
}
