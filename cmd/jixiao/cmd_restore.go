package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"jixiao/pipeline"
	"jixiao/pipeline/custody"
)

// restoreCommand is `jixiao restore`.
type restoreCommand struct{ *session }

func newRestoreCommand(s *session) *cobra.Command {
	c := restoreCommand{s}
	var f placeFlags
	var opts custody.RestoreOptions
	cmd := &cobra.Command{
		Use:     "restore " + c.say("备份文件夹", "BACKUP"),
		Short:   c.say("从备份恢复台账和原件", "restore ledger and originals from a backup"),
		Example: "  jixiao restore data/backup/jixiao-2026-20261013-220500\n  jixiao restore --originals data/backup/jixiao-2026-20261013-220500",
		Args:    c.oneArg(c.say("备份文件夹", "backup folder")),
		RunE:    func(cmd *cobra.Command, args []string) error { return c.restore(cmd.Context(), f, args[0], opts) },
	}
	textFlag(cmd, &f.ledger, "ledger", "FILE", c.say("恢复到哪里（缺省见 campaign.yaml）", "where the ledger goes (default: see campaign.yaml)"))
	markFlag(cmd, &opts.Replace, "replace", c.say("替换现有的台账，换下的放在旁边", "replace a ledger that is there; it is kept beside"))
	markFlag(cmd, &opts.Originals, "originals", c.say("只补回留底中丢失或损坏的原件，台账不动", "only put back originals that the archive has lost; the ledger stays"))
	markFlag(cmd, &opts.Partial, "partial", c.say("备份里有原件损坏时，仍恢复其余部分", "although originals of the backup are damaged"))
	c.waitFlag(cmd, &f.wait)
	return cmd
}

func (c restoreCommand) restore(ctx context.Context, f placeFlags, from string, opts custody.RestoreOptions) error {
	if err := c.restoreSettings(from); err != nil {
		return err
	}
	o, err := c.options(f)
	if err != nil {
		return err
	}
	out, err := custody.Restore(ctx, o.Workspace, from, opts)
	switch {
	case errors.Is(err, custody.ErrHoldsRuns):
		return usageError{fmt.Errorf(c.say("%s 已经有台账：确定要换成备份里的，请加 --replace（换下的会放在旁边）；只补原件请加 --originals",
			"%s is there already: add --replace to put the backup's in its place (it is kept beside), or --originals for originals only"), string(o.Place))}
	case errors.Is(err, custody.ErrNoBackup):
		return c.noBackup(from)
	case errors.Is(err, custody.ErrOtherYear):
		return usageError{fmt.Errorf(c.say("%s 不是 %d 年度的备份", "%s is no backup of %d"), from, o.Campaign.Facts.Year)}
	case err != nil:
		return err
	}
	return c.printRestored(o, from, out, opts)
}

// restoreSettings puts the settings back where there are none: without them
// nobody knows where the ledger lies.
func (c restoreCommand) restoreSettings(from string) error {
	if _, err := os.Lstat(c.config); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	err := custody.RestoreSettings(from, c.config)
	if errors.Is(err, custody.ErrNoBackup) {
		return c.noBackup(from)
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.Stdout, c.say("没有设置文件夹，已从备份恢复到 %s\n", "there were no settings: restored to %s\n"), c.config)
	return err
}

func (c restoreCommand) noBackup(from string) error {
	return usageError{fmt.Errorf(c.say("%s 不是完整的备份：要给出 jixiao backup 建的文件夹，里面有 SHA256SUMS",
		"%s is no whole backup: name a folder that jixiao backup made, with SHA256SUMS in it"), from)}
}

func (c restoreCommand) printRestored(o pipeline.Options, from string, out *custody.Restored, opts custody.RestoreOptions) error {
	var lines []string
	if !opts.Originals {
		lines = append(lines, fmt.Sprintf(c.say("已从 %s 恢复台账，到第 %d 次审核为止（备份于 %s）", "ledger restored from %s, up to run %d (backed up %s)"),
			from, out.Run, out.Made.In(o.Campaign.Zone).Format("2006-01-02 15:04:05")))
	}
	if out.Server != "" {
		lines = append(lines, fmt.Sprintf(c.say("台账仍在数据库 %s 里", "the ledger is in the database %s, as before"), out.Server))
	}
	lines = append(lines, fmt.Sprintf(c.say("补回原件 %d 份", "%d originals put back"), out.Originals))
	if out.Aside != "" {
		lines = append(lines, fmt.Sprintf(c.say("换下的放在 %s", "what was replaced lies in %s"), out.Aside))
	}
	if n := len(out.Lacking); n > 0 {
		lines = append(lines, fmt.Sprintf(c.say("仍缺原件 %d 份，jixiao audit 会列出是哪些", "%d originals are still missing: jixiao audit lists them"), n))
	}
	lines = append(lines, c.say("接下来：jixiao audit 核对一遍，再用 jixiao publish 重新生成发件箱。备份之后收到的文件，下次审核时会重新收下。",
		"next: check with jixiao audit, then make the outbox again with jixiao publish. The next run receives again what came after the backup."))
	for _, l := range lines {
		if _, err := fmt.Fprintln(c.Stdout, l); err != nil {
			return err
		}
	}
	return nil
}
