package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"jixiao/internal/disk"
	"jixiao/internal/lease"
	"jixiao/pipeline/campaigns"
	"jixiao/pipeline/carry"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/work"
	"jixiao/pipeline/workspace"
)

func newMoveCommand(c *campaignsCommand) *cobra.Command {
	var toFile bool
	cmd := &cobra.Command{
		Use:   "move " + c.say("名称 文件夹|postgres://…", "NAME DIR|postgres://…"),
		Short: c.say("把一个评价年度的整个文件夹搬到别处，或把它的台账搬进数据库、搬回文件", "move the whole folder of a campaign, or its ledger into a database and back into its file"),
		Long: c.say(`把整个文件夹搬到别处；或者只把台账搬进 PostgreSQL 数据库（几台机器一起值守时），用 --to-file 搬回来。
收件箱、留底、发件箱和设置留在原处；搬进数据库后，原来的台账文件改名留着（ledger.db.moved-日期-时间），不再使用。
搬到一半中断的，再运行一次同样的命令即可。名称在 --db 的名单上的，写 --db；只写 --db 的，搬进那个数据库。`,
			`Move the whole folder of a campaign; or its ledger alone into a PostgreSQL database (for several
machines that share the work), and back with --to-file. Inbox, archive, outbox and settings stay where
they are; the ledger's file is kept beside as ledger.db.moved-DATE-TIME and counts no more.
A move that was cut off is completed by the same command. Give --db where the name is on the list of
a database; with --db and no other address the ledger goes into that database.`),
		Example: "  jixiao campaigns move 钢城区2023 /srv/jixiao/钢城区2023\n  jixiao campaigns move 钢城区2023 postgres://jixiao@db.local/jixiao\n  jixiao campaigns move 钢城区2023 --to-file",
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 1 && toFile:
				return c.moveLedger(cmd.Context(), args[0], "")
			case len(args) == 1 && c.database != "":
				return c.moveLedger(cmd.Context(), args[0], c.database)
			case len(args) == 2 && !toFile && strings.Contains(args[1], "://"):
				return c.moveLedger(cmd.Context(), args[0], args[1])
			case len(args) == 2 && !toFile && c.database == "":
				return c.move(cmd.Context(), args[0], args[1])
			}
			return usageError{errors.New(c.say("要写名称，再写新的文件夹、数据库的地址或 --to-file", "want a name, and the new folder, the address of a database or --to-file"))}
		},
	}
	markFlag(cmd, &toFile, "to-file", c.say("把台账从数据库搬回文件", "carry the ledger from its database back into its file"))
	return cmd
}

// move moves a campaign's folder, while nobody works on its ledger. One that somebody
// moved already is taken at its new place.
func (c *campaignsCommand) move(ctx context.Context, name, folder string) error {
	list, err := c.campaignList(c.list)
	if err != nil {
		return err
	}
	e, on := list.Find(name)
	if !on {
		return c.unknown("campaigns", name, c.say("名单上没有这个名称", "no campaign has this name"), list.Names())
	}
	if _, err := os.Stat(e.Settings); err == nil {
		if err := c.moveFolder(ctx, e, folder); err != nil {
			return err
		}
	}
	settings, err := campaigns.SettingsIn(folder)
	if err != nil {
		return c.listRefusal(err)
	}
	if err := list.Move(name, settings); err != nil {
		return c.listRefusal(err)
	}
	return c.listRefusal(list.Save())
}

func (c *campaignsCommand) moveFolder(ctx context.Context, e campaigns.Entry, to string) error {
	o, err := c.of(e, io.Discard).options(placeFlags{})
	if err != nil {
		return err
	}
	if _, err := os.Stat(to); !errors.Is(err, fs.ErrNotExist) {
		return usageError{fmt.Errorf(c.say("%s 已经存在", "%s is there already"), to)}
	}
	// The lease lies in the folder, so that it cannot be held while that moves: it says
	// that nobody is at work.
	held, err := o.Acquire(ctx, lease.Publish)
	if err != nil {
		return err
	}
	held.Release()
	return disk.Disk{}.Move(filepath.Dir(filepath.Clean(e.Settings)), to)
}

// moveLedger carries a campaign's ledger into the database of an address, or back into
// its file where there is none.
func (c *campaignsCommand) moveLedger(ctx context.Context, name, to string) error {
	e, err := c.entry(ctx, name)
	if err != nil {
		return err
	}
	o, err := c.of(e, io.Discard).options(placeFlags{})
	if err != nil {
		return err
	}
	if to == "" {
		return c.toFile(ctx, e.Name, o.Workspace)
	}
	return c.toServer(ctx, e, o.Workspace, to)
}

func (c *campaignsCommand) toServer(ctx context.Context, e campaigns.Entry, w workspace.Workspace, to string) error {
	address, err := c.session.database(to)
	if err != nil {
		return err
	}
	if err := c.nobodyElse(ctx, address, e); err != nil {
		return err
	}
	done, err := carry.ToServer(ctx, w, address, e.Name)
	if errors.Is(err, carry.ErrElsewhere) {
		return usageError{fmt.Errorf(c.say("%s 的台账已经在数据库里，地址或名称不同：先用 --to-file 搬回文件（%w）", "the ledger of %s is in a database already, by another address or name: carry it back with --to-file first (%w)"), e.Name, err)}
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(c.Stdout, c.say("%s 的台账现在在 %s（到第 %d 次审核）\n", "the ledger of %s is in %s now (up to run %d)\n"), e.Name, done.Where.Database, done.Head.Run)
	if done.Kept != "" {
		fmt.Fprintf(c.Stdout, c.say("原来的文件留作 %s，不再使用\n", "its file is kept as %s and counts no more\n"), done.Kept)
	}
	return nil
}

func (c *campaignsCommand) toFile(ctx context.Context, name string, w workspace.Workspace) error {
	done, err := carry.ToFile(ctx, w)
	if errors.Is(err, carry.ErrFile) {
		return usageError{fmt.Errorf(c.say("%s 的台账已经是文件 %s", "the ledger of %s is the file %s already"), name, w.Place)}
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.Stdout, c.say("%s 的台账搬回了 %s（到第 %d 次审核），数据库里的已经去掉\n", "the ledger of %s is %s again (up to run %d), and no more in the database\n"), name, w.Place, done.Head.Run)
	return err
}

// entry is a campaign on the list that was named.
func (c *campaignsCommand) entry(ctx context.Context, name string) (campaigns.Entry, error) {
	if c.database == "" {
		list, err := c.campaignList(c.list)
		if err != nil {
			return campaigns.Entry{}, err
		}
		e, on := list.Find(name)
		if !on {
			err = c.unknown("campaigns", name, c.say("名单上没有这个名称", "no campaign has this name"), list.Names())
		}
		return e, err
	}
	all, err := c.allShared(ctx)
	if err != nil {
		return campaigns.Entry{}, err
	}
	var names []string
	for _, l := range all {
		if l.Name == name {
			return campaigns.Entry{Name: name, Settings: l.Settings}, nil
		}
		names = append(names, l.Name)
	}
	return campaigns.Entry{}, c.unknown("campaigns", name, c.say("名单上没有这个名称", "no campaign has this name"), names)
}

// nobodyElse is nil where no other campaign has the name of one on the list of a
// database.
func (c *campaignsCommand) nobodyElse(ctx context.Context, address string, e campaigns.Entry) error {
	if err := prepareDatabase(ctx, address); err != nil {
		return err
	}
	list, err := work.OpenList(address)
	if err != nil {
		return err
	}
	defer list.Close()
	all, err := list.All(ctx)
	if err != nil {
		return err
	}
	settings, err := filepath.Abs(e.Settings)
	if err != nil {
		return err
	}
	for _, l := range all {
		if l.Name == e.Name && l.Settings != settings {
			return usageError{fmt.Errorf(c.say("数据库的名单上已有另一个“%s”（设置在 %s）：请换一个名称", "another %q is on the list of the database (its settings are %s): take another name"), e.Name, l.Settings)}
		}
	}
	return nil
}

// beginOnServer has a ledger that holds no run yet begin in the database of the list; of
// one that holds some it says how it gets there.
func (c *campaignsCommand) beginOnServer(ctx context.Context, e campaigns.Entry) error {
	o, err := c.of(e, io.Discard).options(placeFlags{})
	if err != nil || c.keepFile {
		return err
	}
	if _, there, err := ledger.OnServer(string(o.Place)); there || err != nil {
		return err
	}
	history := o.History()
	switch {
	case errors.Is(history, workspace.ErrNoRun):
		return c.toServer(ctx, e, o.Workspace, c.database)
	case history == nil:
		_, err = fmt.Fprintf(c.Stdout, c.say("%s 的台账还是文件：几台机器一起值守的，先搬进数据库：jixiao campaigns move %s --db …\n", "the ledger of %s is a file still: carry it into the database before several machines work on it: jixiao campaigns move %s --db …\n"), e.Name, e.Name)
	}
	return err // what else is wrong its run will say
}
