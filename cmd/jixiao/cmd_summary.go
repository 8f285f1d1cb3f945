package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"jixiao/internal/disk"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/summary"
)

// summaryCommand is `jixiao summary`.
type summaryCommand struct{ *session }

// summaryFlags are its options.
type summaryFlags struct {
	placeFlags
	code, name, out string
}

func newSummaryCommand(s *session) *cobra.Command {
	c := summaryCommand{s}
	var f summaryFlags
	cmd := &cobra.Command{
		Use:     "summary",
		Short:   c.say("生成报给上级的封存汇总", "make the sealed summary for the level above"),
		Example: "  jixiao summary --code 370117",
		Args:    c.noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.make(cmd.Context(), f) },
	}
	c.ledgerFlag(cmd, &f.ledger)
	textFlag(cmd, &f.code, "code", "CODE", c.say("本地区在上级单位名录里的代码，如 370117", "this region's code in the unit list of the level above"))
	textFlag(cmd, &f.name, "name", "NAME", c.say("本地区的名称（缺省为设置里的本级名称）", "this region's name (default: the district of the settings)"))
	textFlag(cmd, &f.out, "out", "DIR", c.say("写到哪个文件夹（缺省为发件箱里的 上报）", "folder to write to (default: 上报 in the outbox)"))
	return cmd
}

// summaryFolder is where a summary lies in the outbox.
const summaryFolder = "上报"

func (c summaryCommand) make(ctx context.Context, f summaryFlags) error {
	if f.code == "" {
		return usageError{errors.New(c.say("要写 --code：本地区在上级单位名录里的代码", "needs --code: this region's code in the unit list of the level above"))}
	}
	o, s, err := c.current(ctx, f.placeFlags, "text")
	if err != nil {
		return err
	}
	if f.out == "" {
		f.out = filepath.Join(o.Outbox, summaryFolder)
	}
	if err := c.outOf(o.Inbox, f.out); err != nil {
		return err
	}
	seal, err := c.sealOf(ctx, string(o.Place), s.Run.ID)
	if err != nil {
		return err
	}
	made, err := summary.Make(view.New(o.Campaign, s), summary.Of{Code: f.code, Name: f.name, Seal: seal})
	if err != nil {
		return c.refusal(err, f.code)
	}
	return c.write(f.out, made, s.Run.ID, seal)
}

// refusal is why there is no summary, in the words of whoever asked for one.
func (c summaryCommand) refusal(err error, code string) error {
	switch {
	case errors.Is(err, summary.ErrCode):
		return usageError{fmt.Errorf(c.say("--code %q：应是 3 到 12 位数字或字母", "--code %q: want 3 to 12 digits or letters"), code)}
	case errors.Is(err, summary.ErrName):
		return usageError{errors.New(c.say("要写 --name：设置里看不出本地区的名称", "needs --name: the settings do not say what this region is called"))}
	case errors.Is(err, summary.ErrSeal):
		return usageError{errors.New(c.say("上一次审核没有做完，先运行 jixiao run", "the last run has not ended: do jixiao run first"))}
	case errors.Is(err, summary.ErrDecided):
		return usageError{errors.New(c.say("上一次审核之后又有处理决定，不在封存的范围里：先运行 jixiao run，再生成", "something was decided since the last run, and is not under its seal: do jixiao run first"))}
	}
	return err
}

// sealOf is the seal of a run, "" where it has none.
func (c summaryCommand) sealOf(ctx context.Context, place string, run int64) (string, error) {
	l, err := ledger.Open(place)
	if err != nil {
		return "", err
	}
	defer func() { _ = l.Close() }()
	return l.Seal(ctx, run)
}

// write puts the summary in its place, whole.
func (c summaryCommand) write(dir string, made summary.Made, run int64, seal string) error {
	var d disk.Disk
	if err := d.MakeFolder(dir); err != nil {
		return err
	}
	path := filepath.Join(dir, made.Name)
	if err := d.WriteFile(path, func(w io.Writer) error {
		_, err := w.Write(made.Data)
		return err
	}); err != nil {
		return err
	}
	_, err := fmt.Fprintf(c.Stdout, c.say("%s：第 %d 次审核，%d 个地区，%d 个项目\n封存校验码 %s\n", "%s: run %d, %d regions, %d projects\nseal %s\n"), path, run, made.Regions, made.Projects, seal)
	return err
}
