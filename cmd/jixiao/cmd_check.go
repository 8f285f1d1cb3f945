package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/judge"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// checkFlags are the options of `jixiao check`.
type checkFlags struct {
	format, department, asOf, failOn string
}

// checkCommand is `jixiao check`.
type checkCommand struct{ *session }

func newCheckCommand(s *session) *cobra.Command {
	c := checkCommand{s}
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check " + c.say("文件…", "FILE…"),
		Short: c.say("逐个审核文件，不写台账", "check files one by one, without ledger or outbox"),
		Example: "  jixiao check " + c.say("报送的表.xlsx", "FORM.xlsx") + "\n" +
			"  jixiao check --format json --department 101001 inbox/101001*/*.xlsx",
		Args: c.someArgs(c.say("文件", "file")),
		RunE: func(cmd *cobra.Command, files []string) error { return c.check(cmd.Context(), f, files) },
	}
	c.formatFlag(cmd, &f.format)
	textFlag(cmd, &f.department, "department", "CODE", c.say("视为放在该单位文件夹中的文件（单位代码）", "as if dropped in the folder of this unit code"))
	c.asOfFlag(cmd, &f.asOf)
	c.failOnFlag(cmd, &f.failOn)
	return cmd
}

func (c checkCommand) check(ctx context.Context, f checkFlags, files []string) error {
	if err := c.knownFormat(f.format); err != nil {
		return err
	}
	failing, err := c.failing(f.failOn)
	if err != nil {
		return err
	}
	camp, err := c.load()
	if err != nil {
		return err
	}
	if _, ok := camp.Facts.Unit(f.department); f.department != "" && !ok {
		return usageError{fmt.Errorf(c.say("--department %s：单位名录中没有这个代码", "--department %s: no unit has this code"), f.department)}
	}
	now, err := c.clock(f.asOf, camp.Zone)
	if err != nil {
		return err
	}
	j, err := judge.New(camp.On(value.DateOf(now)))
	if err != nil {
		return err
	}
	checked, err := c.checkAll(ctx, camp, j, judge.Received{Department: f.department, Unsent: f.department == "", Day: value.DateOf(now)}, files)
	if err != nil {
		return err
	}
	if err := c.printChecked(f.format, camp, checked); err != nil {
		return err
	}
	for _, one := range checked {
		if finding.Worst(one.Findings) >= failing {
			return errFindings
		}
	}
	return nil
}

// checkedFile is one file with its judgement.
type checkedFile struct {
	name       string
	department string
	record.Judgement
}

// checkAll judges the files as if each had come in the way that is given.
func (c checkCommand) checkAll(ctx context.Context, camp *campaign.Campaign, by *judge.Judge, in judge.Received, files []string) ([]checkedFile, error) {
	var out []checkedFile
	for _, name := range files {
		data, err := c.readBounded(name, camp.Settings.Limits.FileSize)
		if err != nil {
			return nil, err
		}
		in.Name, in.Data = filepath.ToSlash(name), data
		j, err := by.File(ctx, in)
		if err != nil {
			return nil, err
		}
		out = append(out, checkedFile{name: name, department: firstOf(in.Department, namedUnit(j, camp.Facts.UnitCodes())), Judgement: j})
	}
	listed := listedIn(camp, out)
	for i := range out {
		in.Name = filepath.ToSlash(out[i].name)
		out[i].Judgement = by.Alone(in, out[i].Judgement, listed)
	}
	return out, nil
}

// listedIn are what the lists among the files ask; nil where there is no list.
func listedIn(camp *campaign.Campaign, checked []checkedFile) *register.Listed {
	var sheets []*form.Submission
	for i := range checked {
		for k := range checked[i].Submissions {
			sheets = append(sheets, &checked[i].Submissions[k].Submission)
		}
	}
	return crosscheck.ProblemsIn(camp.Engine, sheets)
}

// readBounded reads one byte more than the limit at most: enough for the check
// of the size to see it.
func (c checkCommand) readBounded(name string, limit int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, usageError{fmt.Errorf(c.say("%s 是文件夹，要给出文件", "%s: is a folder, want a file"), name)}
	}
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return data, nil
}

// namedUnit is the unit that the first sheet names.
func namedUnit(j record.Judgement, codes value.UnitCodes) string {
	for _, s := range j.Submissions {
		if code, _, ok := codes.Parse(s.Fields[form.UnitField].Text); ok {
			return code
		}
	}
	return ""
}
