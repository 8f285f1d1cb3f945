package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"jixiao/internal/disk"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/report/selfpage"
	"jixiao/pipeline/workspace"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// selfcheckFlags are the options of `jixiao selfcheck`.
type selfcheckFlags struct {
	unit, out, asOf, ledger string
	all, shared             bool
}

// selfcheckCommand is `jixiao selfcheck`.
type selfcheckCommand struct{ *session }

func newSelfcheckCommand(s *session) *cobra.Command {
	c := selfcheckCommand{s}
	var f selfcheckFlags
	cmd := &cobra.Command{
		Use:   "selfcheck",
		Short: c.say("生成自查网页：单位报送前在自己的电脑上检查", "write the page on which departments check before they send"),
		Example: "  jixiao selfcheck --unit 101001 --out " + c.say("自查", "pages") + "\n" +
			"  jixiao selfcheck --all --out " + c.say("自查", "pages") + "\n" +
			"  jixiao selfcheck --shared --out " + c.say("自查", "pages"),
		Args: c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return c.selfcheck(cmd.Context(), f) },
	}
	textFlag(cmd, &f.unit, "unit", "CODE", c.say("这个单位的（单位代码）", "of this unit code"))
	markFlag(cmd, &f.all, "all", c.say("每个单位一份", "one for every unit"))
	markFlag(cmd, &f.shared, "shared", c.say("各单位通用的一份，里面没有预算金额", "one for everybody, without amounts"))
	textFlag(cmd, &f.out, "out", "DIR", c.say("写到哪个文件夹", "folder to write to"))
	c.ledgerFlag(cmd, &f.ledger)
	c.asOfFlag(cmd, &f.asOf)
	return cmd
}

func (c selfcheckCommand) selfcheck(ctx context.Context, f selfcheckFlags) error {
	camp, err := c.load()
	if err != nil {
		return err
	}
	units, err := c.chosen(camp, f)
	if err != nil {
		return err
	}
	now, err := c.clock(f.asOf, camp.Zone)
	if err != nil {
		return err
	}
	decisions, err := workspace.Place(c.place(f.ledger, camp.Settings.Paths.Ledger)).Decisions(ctx)
	if err != nil {
		return err
	}
	camp = crosscheck.InForce(camp, decisions)
	program, err := selfpage.Built()
	if err != nil {
		return err
	}
	for _, u := range units {
		if err := c.write(camp, u, program, f.out, value.DateOf(now)); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(c.Stdout, c.say("已在 %s 写好 %d 份自查网页\n", "in %s: %d self-check pages written\n"), f.out, len(units))
	return err
}

// chosen are the units that get a page, the zero unit for everybody.
func (c selfcheckCommand) chosen(camp *campaign.Campaign, f selfcheckFlags) ([]register.Unit, error) {
	wanted := 0
	for _, one := range []bool{f.unit != "", f.all, f.shared} {
		if one {
			wanted++
		}
	}
	if wanted != 1 {
		return nil, usageError{errors.New(c.say("--unit、--all、--shared 要写一个，只写一个", "want one of --unit, --all and --shared"))}
	}
	if f.out == "" {
		return nil, usageError{errors.New(c.say("用 --out 指明写到哪个文件夹", "name the folder with --out"))}
	}
	if err := c.outOf(c.place("", camp.Settings.Paths.Inbox), f.out); err != nil {
		return nil, err
	}
	switch {
	case f.all:
		return camp.Facts.Units, nil
	case f.shared:
		return []register.Unit{{}}, nil
	}
	u, ok := camp.Facts.Unit(f.unit)
	if !ok {
		var codes []string
		for _, u := range camp.Facts.Units {
			codes = append(codes, u.Code)
		}
		return nil, c.unknown("--unit", f.unit, c.say("单位名录中没有这个代码", "no unit has this code"), codes)
	}
	return []register.Unit{u}, nil
}

func (c selfcheckCommand) write(camp *campaign.Campaign, u register.Unit, program selfpage.Program, out string, day value.Date) error {
	page, err := selfpage.New(camp, u, program)
	if err != nil {
		return err
	}
	return disk.WriteFile(filepath.Join(out, selfpage.FileName(u)), func(w io.Writer) error { return page.Write(w, day) })
}
