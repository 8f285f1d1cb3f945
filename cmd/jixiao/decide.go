package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"jixiao/pipeline"
	"jixiao/pipeline/record"
)

// decisionFlags are the options of the commands by which the section decides.
type decisionFlags struct {
	place         placeFlags
	why, by, when string
	undo          bool
}

// decisionCommand is a command that decides on one version.
func (c *Command) decisionCommand(kind record.DecisionKind, short, example string) *cobra.Command {
	f := &decisionFlags{}
	cmd := &cobra.Command{
		Use:     string(kind) + " " + c.say("编号", "ID"),
		Short:   short,
		Example: example,
		Args:    c.oneArg(c.say("版本编号", "version number")),
		RunE:    func(cmd *cobra.Command, args []string) error { return c.decide(cmd.Context(), kind, f, args[0]) },
	}
	c.decisionOptions(cmd, f)
	if kind == record.Arrive {
		c.flag(cmd, &f.when, "at", "TIME", c.say("认定的报送时间，如 \"2026-10-15 17:30\"；只写日期指当天最后一刻", "when it counts as arrived, such as \"2026-10-15 17:30\"; a date alone is its last moment"))
	}
	return cmd
}

// decisionOptions are those of every decision.
func (c *Command) decisionOptions(cmd *cobra.Command, f *decisionFlags) {
	c.flag(cmd, &f.why, "why", "TEXT", c.say("理由，必填", "the reason; must be given"))
	c.byFlag(cmd, &f.by)
	cmd.Flags().BoolVar(&f.undo, "undo", false, c.say("撤销先前的这项决定", "take this decision back"))
	c.flag(cmd, &f.place.ledger, "ledger", "FILE", c.say("报送台账（缺省见 campaign.yaml）", "ledger (default: see campaign.yaml)"))
	c.asOfFlag(cmd, &f.place.asOf)
	c.waitFlag(cmd, &f.place.wait)
}

func (c *Command) withdrawCommand() *cobra.Command {
	return c.decisionCommand(record.Withdraw, c.say("作废一个版本，恢复前一版", "take a version back; the one before stands again"),
		"  jixiao withdraw 17 --why 单位来电说报错了表\n  jixiao withdraw 17 --undo --why 作废有误")
}

func (c *Command) chooseCommand() *cobra.Command {
	return c.decisionCommand(record.Choose, c.say("同时收到几份不一致的，指定以哪份为准", "of several that came at once, name the one that counts"),
		"  jixiao choose 17 --why 与单位核实\n  jixiao choose 17 --undo --why 核实有误")
}

func (c *Command) arrivalCommand() *cobra.Command {
	return c.decisionCommand(record.Arrive, c.say("认定一个文件的报送时间，原时间保留", "set when a file counts as arrived; the recorded time is kept"),
		"  jixiao arrival 17 --at \"2026-10-15 17:30\" --why 共享文件夹停机，当日送达U盘\n  jixiao arrival 17 --undo --why 认定有误")
}

func (c *Command) confirmCommand() *cobra.Command {
	return c.decisionCommand(record.Confirm, c.say("认定一版的金额：与明细表相差十倍以上，但确实无误", "confirm amounts that are right although far from the register's"),
		"  jixiao confirm 17 --why 已与单位核实，年中追加预算\n  jixiao confirm 17 --undo --why 认定有误")
}

func (c *Command) decide(ctx context.Context, kind record.DecisionKind, f *decisionFlags, arg string) error {
	o, err := c.options(f.place)
	if err != nil {
		return err
	}
	w, err := c.word(kind, f, arg, o)
	if err != nil {
		return err
	}
	out, err := pipeline.Decide(ctx, o, w)
	if err != nil {
		return c.undecided(o, err)
	}
	return c.printDecided(o, w, out)
}

// word reads what was decided from the command line.
func (c *Command) word(kind record.DecisionKind, f *decisionFlags, arg string, o pipeline.Options) (pipeline.Word, error) {
	w := pipeline.Word{Kind: kind, Undo: f.undo}
	var err error
	if w.Version, err = strconv.ParseInt(arg, 10, 64); err != nil {
		return w, usageError{fmt.Errorf(c.say("编号 %q 不是数字：编号见 jixiao status 或 jixiao history", "%q is no number: see jixiao status or jixiao history"), arg)}
	}
	if w.By, w.Why, err = c.byAndWhy(f, o); err != nil {
		return w, err
	}
	if kind != record.Arrive || w.Undo {
		return w, nil
	}
	w.At, err = c.moment("--at", f.when, o.Campaign.Zone)
	if err == nil && w.At.After(o.AsOf) {
		err = usageError{fmt.Errorf(c.say("--at %s 还没有到：认定的时间不能晚于现在（%s）", "--at %s is still to come: it must not be after now (%s)"),
			w.At.Format("2006-01-02 15:04"), o.AsOf.Format("2006-01-02 15:04"))}
	}
	return w, err
}

// byAndWhy are who decides and the reason, which must be given.
func (c *Command) byAndWhy(f *decisionFlags, o pipeline.Options) (by, why string, err error) {
	why = strings.TrimSpace(f.why)
	if why == "" {
		return "", why, usageError{errors.New(c.say("要用 --why 写明理由", "give the reason with --why"))}
	}
	by, err = c.decider(f.by, o.Campaign.Settings)
	return by, why, err
}

// undecided says kindly what is wrong with the number that was given.
func (c *Command) undecided(o pipeline.Options, err error) error {
	var unknown *record.UnknownVersion
	switch {
	case errors.As(err, &unknown):
		text := fmt.Sprintf(c.say("没有编号为 %d 的版本", "no version has the number %d"), unknown.ID)
		for i, v := range unknown.Near {
			if i == 0 {
				text += c.say("；相近的有：", "; near it are:")
			}
			text += "\n  " + c.versionLine(o, v)
		}
		return usageError{errors.New(text)}
	case errors.Is(err, pipeline.ErrNotContested):
		return usageError{errors.New(c.say("这个版本没有同时收到的另一份与它不一致，不用指定；要恢复前一版请用 jixiao withdraw",
			"nothing that came with this version says otherwise; to let the one before stand again use jixiao withdraw"))}
	case errors.Is(err, pipeline.ErrNotDoubted):
		return usageError{errors.New(c.say("这一版没有与明细表相差十倍以上的金额，不用认定", "no amount of this version is far from the register's: there is nothing to confirm"))}
	}
	return err
}

// versionLine names a version in one line.
func (c *Command) versionLine(o pipeline.Options, v record.Version) string {
	parts := []string{fmt.Sprintf(c.say("编号 %d", "%d"), v.ID), c.unitName(o, v.Duty.Department), c.formName(o, v.Duty.Form)}
	if v.Duty.Project != "" {
		parts = append(parts, v.Duty.Project)
	}
	return oneLine(strings.Join(append(parts, c.versionName(v), v.File.Path), " "))
}

func (c *Command) versionName(v record.Version) string {
	if v.N == 0 {
		return c.say("重复", "repeat")
	}
	return fmt.Sprintf(c.say("第 %d 版", "version %d"), v.N)
}

// printDecided says what the version is now and what stands instead.
func (c *Command) printDecided(o pipeline.Options, w pipeline.Word, out *pipeline.Decided) error {
	lines := []string{c.versionLine(o, out.Version)}
	if !out.Changed {
		lines = append(lines, c.unchanged(w))
	}
	lines = append(lines, fmt.Sprintf(c.say("现在：%s", "now: %s"), c.standingLine(out)))
	if w.Kind == record.Arrive {
		lines = append(lines, c.arrivalLine(o, out.Version.File))
	}
	if out.Changed {
		lines = append(lines, c.followsLater())
	}
	_, err := fmt.Fprintln(c.Stdout, strings.Join(lines, "\n"))
	return err
}

func (c *Command) followsLater() string {
	return c.say("已记入台账。总表和审核意见在下次审核时更新，要马上更新请运行 jixiao publish。",
		"recorded. Master and reports follow with the next run, or at once with jixiao publish.")
}

func (c *Command) unchanged(w pipeline.Word) string {
	if w.Undo {
		return c.say("没有这样的决定可以撤销，台账没有变化。", "there is no such decision to undo; nothing was recorded.")
	}
	return c.say("先前已经这样决定，台账没有变化。", "this was decided before; nothing was recorded.")
}

// standingLine is what became of the version, and which one the master takes.
func (c *Command) standingLine(out *pipeline.Decided) string {
	v := out.Version
	line := v.Label().In(c.lang) + c.say("，", ", ") + v.Reason().In(c.lang)
	if v.Standing() {
		return oneLine(line)
	}
	for _, other := range out.Snapshot.Chain(v.Duty) {
		if other.Standing() {
			return oneLine(line + fmt.Sprintf(c.say("；总表采用编号 %d（%s）", "; the master takes %d (%s)"), other.ID, c.versionName(other)))
		}
	}
	return oneLine(line + c.say("；这一项暂时没有可以采用的版本", "; nothing stands for this duty"))
}

// arrivalLine shows both arrivals of a file.
func (c *Command) arrivalLine(o pipeline.Options, f record.File) string {
	line := fmt.Sprintf(c.say("报送时间：%s", "arrival: %s"), c.minute(o, f.Arrival))
	if f.Decided != nil {
		line += fmt.Sprintf(c.say("（认定；收到时记下的是 %s）", " (decided; recorded when it came: %s)"), c.minute(o, f.Seen))
	}
	return line
}
