package main

import (
	"context"
	"fmt"
	"strconv"

	"jixiao/pipeline/custody"

	"github.com/spf13/cobra"
)

// backupFlags are the options of `jixiao backup`.
type backupFlags struct {
	placeFlags
	out, keep string
}

// backupCommand is `jixiao backup`.
type backupCommand struct{ *session }

func newBackupCommand(s *session) *cobra.Command {
	c := backupCommand{s}
	var f backupFlags
	cmd := &cobra.Command{
		Use:     "backup",
		Short:   c.say("备份台账、原件和设置", "back up ledger, originals and settings"),
		Example: "  jixiao backup\n  jixiao backup --out /backup/jixiao --keep 30",
		Args:    c.noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.backup(cmd.Context(), f) },
	}
	c.ledgerFlag(cmd, &f.ledger)
	textFlag(cmd, &f.out, "out", "DIR", c.say("备份放在哪里（缺省见 campaign.yaml）", "where backups go (default: see campaign.yaml)"))
	textFlag(cmd, &f.keep, "keep", "N", c.say("保留最近几份（缺省见 campaign.yaml）", "how many to keep (default: see campaign.yaml)"))
	c.waitFlag(cmd, &f.wait)
	return cmd
}

func (c backupCommand) backup(ctx context.Context, f backupFlags) error {
	o, err := c.options(f.placeFlags)
	if err != nil {
		return err
	}
	settings := o.Campaign.Settings.Backup
	keep := settings.Keep
	if f.keep != "" {
		if keep, err = strconv.Atoi(f.keep); err != nil || keep < 1 {
			return usageError{fmt.Errorf(c.say("--keep %q：应为 1 或更大的整数", "--keep %q: want a whole number from 1"), f.keep)}
		}
	}
	to := c.place(f.out, settings.Folder)
	if err := c.outside(o.Inbox, to); err != nil {
		return err
	}
	done, err := custody.Backup(ctx, o.Workspace, to, keep)
	if done != nil {
		if err := c.printBackup(done); err != nil {
			return err
		}
	}
	return err
}

func (c backupCommand) printBackup(b *custody.BackupDone) error {
	_, err := fmt.Fprintf(c.Stdout, c.say("已备份到 %s：台账到第 %d 次审核，原件 %d 份（新增 %d 份），删除较早的备份 %d 份\n",
		"backed up to %s: ledger up to run %d, %d originals (%d new), %d older backups removed\n"),
		b.Folder, b.Run, b.Originals-len(b.Missing), b.Copied, b.Removed)
	return err
}
