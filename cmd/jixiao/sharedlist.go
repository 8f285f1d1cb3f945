package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"jixiao/internal/terminal"
	"jixiao/pipeline/campaigns"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/work"
	"jixiao/rules/finding"
)

// sharedList opens the list that workers share.
func (c *campaignsCommand) sharedList(ctx context.Context) (*work.List, error) {
	if c.list != "" {
		return nil, usageError{errors.New(c.say("--db 和 --campaigns 只能写一个", "give --db or --campaigns, not both"))}
	}
	address, err := c.session.database(c.database)
	if err != nil {
		return nil, err
	}
	if err := prepareDatabase(ctx, address); err != nil {
		return nil, err
	}
	return work.OpenList(address)
}

// addShared puts campaigns on the list that workers share, and has each run at once.
func (c *campaignsCommand) addShared(ctx context.Context, folders []string, name string) error {
	if name != "" && len(folders) > 1 {
		return usageError{errors.New(c.say("--name 只能用于一个文件夹", "--name is for one folder"))}
	}
	list, err := c.sharedList(ctx)
	if err != nil {
		return err
	}
	defer list.Close()
	for _, folder := range folders {
		settings, err := campaigns.SettingsIn(folder)
		if err != nil {
			return c.listRefusal(err)
		}
		if settings, err = filepath.Abs(settings); err != nil {
			return err
		}
		called, err := c.nameShared(settings, name)
		if err != nil {
			return err
		}
		if err := c.beginOnServer(ctx, campaigns.Entry{Name: called, Settings: settings}); err != nil {
			return err
		}
		if err := list.Add(ctx, called, settings); err != nil {
			return err
		}
	}
	return c.printShared(ctx)
}

// nameShared is what a campaign is called on the list of a database. One whose ledger is
// there has its name already, and no other: the right to write goes by it.
func (c *campaignsCommand) nameShared(settings, name string) (string, error) {
	e := campaigns.Entry{Name: firstOf(name, nameOf(settings)), Settings: settings}
	o, err := c.of(e, io.Discard).options(placeFlags{})
	if err != nil {
		return "", err
	}
	where, there, err := ledger.OnServer(string(o.Place))
	switch {
	case err != nil:
		return "", err
	case !there:
		return e.Name, nil
	case name != "" && name != where.Campaign:
		return "", usageError{fmt.Errorf(c.say("台账在数据库里的名称是“%s”，不能用别的 --name", "the ledger is called %q in its database: no other --name"), finding.OneLine(where.Campaign))}
	}
	return where.Campaign, nil
}

func (c *campaignsCommand) removeShared(ctx context.Context, names []string) error {
	list, err := c.sharedList(ctx)
	if err != nil {
		return err
	}
	defer list.Close()
	for _, name := range names {
		err := list.Remove(ctx, name)
		if errors.Is(err, work.ErrNone) {
			return usageError{fmt.Errorf(c.say("名单上没有“%s”", "%s is not on the list"), name)}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// allShared are the campaigns on the list that workers share.
func (c *campaignsCommand) allShared(ctx context.Context) ([]work.Listed, error) {
	list, err := c.sharedList(ctx)
	if err != nil {
		return nil, err
	}
	defer list.Close()
	return list.All(ctx)
}

// printShared prints one line a campaign.
func (c *campaignsCommand) printShared(ctx context.Context) error {
	all, err := c.allShared(ctx)
	if err != nil {
		return err
	}
	t := terminal.NewTable(terminal.Col(c.say("名称", "name"), 30), terminal.Col(c.say("设置", "settings"), 40), terminal.Col(c.say("下次审核", "next run"), 16),
		terminal.Col(c.say("正在审核", "under way"), 16), terminal.Col(c.say("上次的错误", "last error"), 60))
	for _, e := range all {
		t.Row(e.Name, e.Settings, minuteOf(e.Due), minuteOf(e.AsOf), finding.OneLine(e.Error))
	}
	return t.Print(c.Stdout)
}

// minuteOf is a moment for a table, in the machine's zone: those of the campaigns are
// in their settings.
func minuteOf(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Local().Format("2006-01-02 15:04")
}
